"""How the services that send to the mailing list want their placeholders written."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Service:
    unsubscribe: str
    """HTML of the link; `{text}` is its text."""
    unsubscribe_plain: str
    """For the plain text; empty when the service adds it by itself."""
    address: str
    """Placeholder for the sender's postal address; empty: the `address` of mkdocs.yml."""


SERVICES: Mapping[str, Service] = {
    # Laposta, screen "HTML importeren": the tag stands around the text. It refuses a mail without it.
    "laposta": Service("<unsubscribe>{text}</unsubscribe>", "", ""),
    # https://mailchimp.com/help/all-the-merge-tags-cheat-sheet/
    "mailchimp": Service('<a href="*|UNSUB|*">{text}</a>', "{text}: *|UNSUB|*", "*|LIST:ADDRESSLINE|*"),
}
