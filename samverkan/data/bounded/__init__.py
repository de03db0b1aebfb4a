"""Reading a file from outside: in a process of its own that may cost only so much.

Whoever reads a file that others have made calls the reader through `bounded`::

    from samverkan.data.bounded import bounded

    register, faults = bounded(read_list, Path("list.csv"))

The reader is a function at the top of a module, and its first argument is the path. It runs in a
new process with limits on memory, time and what it may write and answer, and without network, so
that a file that was made to do harm can only end that process. What the reader raises of
`samverkan.errors`, and OSError, is raised here as if it had been called directly. Everything else
that happens to it becomes UnreadableFile, which names the file and says why.

Arguments and answers are plain: texts, numbers, lists, tuples, sets and mappings of these, paths,
dates, rows of the model, and the dataclasses of `samverkan.data`, of `samverkan.ontology` and of
`samverkan.faults`. Many small files of one folder are read by one call, since a process takes a
tenth of a second to begin and more for the libraries that a reader imports.
"""

from samverkan.data.bounded.limits import Limits, limits_for
from samverkan.data.bounded.process import bounded

__all__ = ["Limits", "bounded", "limits_for"]
