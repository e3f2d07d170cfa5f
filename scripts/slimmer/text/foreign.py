"""In another language than the page?"""


def foreign(language: str, locale: str) -> str:
    """The value of `lang` for a text in a page of this locale: nothing when both are one language."""
    return "" if language.partition("-")[0] == locale.partition("-")[0] else language
