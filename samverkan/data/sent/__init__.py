"""What others send in, as rows to be reviewed: tables in part, forms, and what was read."""

from samverkan.data.sent.files import read_sent
from samverkan.data.sent.personal import personal, tells
from samverkan.data.sent.readings import read_readings
from samverkan.data.sent.row import SentRow

__all__ = ["SentRow", "personal", "read_readings", "read_sent", "tells"]
