"""What a party sends becomes proposals in the graph `work`, each with the sender's row."""

from samverkan.proposing.meaning import Sender
from samverkan.proposing.senders import Proposed, propose_files, propose_removal, propose_row

__all__ = ["Proposed", "Sender", "propose_files", "propose_removal", "propose_row"]
