"""The few kinds of error that Dateline raises; each message says what, where and what to do."""


class DatelineError(Exception):
    """Anything Dateline refuses to do; the command line prints it and goes on or stops."""


class KnowledgeError(DatelineError):
    """A knowledge file is wrong; the message names the file, the entry, the key and the remedy."""


class UnreadableInputError(DatelineError):
    """An input could not be read as an article.

    Attributes:
        place: The file, ``FILE:LINE``, address or ``-`` that was being read.
        problem: What is wrong, and what to do about it.
    """

    def __init__(self, place: str, problem: str) -> None:
        super().__init__(f"{place}: {problem}")
        self.place = place
        self.problem = problem


class StoreError(DatelineError):
    """The database cannot be used; the message names the file and the remedy."""


class BrowserError(DatelineError):
    """The browser that draws pictures and PDF files failed; the message names it and says why."""


class BrowserMissingError(BrowserError):
    """There is no browser on this machine; the message says what to install."""


class NotFoundError(StoreError):
    """The database holds nothing of that id; the message says how to find what it holds."""
