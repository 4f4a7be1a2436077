"""The errors a user can mend. Each message states the value, the problem and the next step; edges print it as one."""


class VraagbaakError(Exception):
    """Base of every error whose message is meant for the user or the operator, not a bug of ours."""


class CorpusError(VraagbaakError):
    """A folder of documents, its `documents.toml` or one document in it cannot be read."""


class IndexUnusableError(VraagbaakError):
    """The index is missing, damaged, or was built by another model or format version."""


class ModelUnusableError(VraagbaakError):
    """A model that a setting names is not there, cannot be loaded, or is of another kind."""


class QuestionError(VraagbaakError):
    """The question itself cannot be answered: empty, too long, unreadable. The message is in Dutch: users see it."""
