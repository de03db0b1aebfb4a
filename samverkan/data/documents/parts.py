"""Headings that name a part of a document, and never an area of collaboration or a party."""

import re
from typing import Final

_PARTS: Final = re.compile(
    r"^(?:parter(?:na)?|inledning|bakgrund|förord|syfte|ändamål|mål(?:sättning\w*|et)?|vision"
    r"|organisation"
    r"|organisering|genomförande\w*|uppföljning\w*|utvärdering|ekonomi\w*|finansiering|kostnad\w*"
    r"|budget"
    r"|giltighet\w*|avtalstid\w*|avtalsperiod|varaktighet|underskrift\w*|undertecknande\w*"
    r"|signatur\w*"
    r"|bilag\w*|principer|värdegrund|målgrupp\w*|sammanfattning|kontakt\w*|innehåll\w*|omfattning"
    r"|tvist\w*"
    r"|ändring\w*|tillägg|uppsägning|hävning|ansvar(?:sfördelning)?|åtagande\w*|definition\w*"
    r"|begrepp\w*"
    r"|samverkans(?:organisation|former|struktur|parter)|styrning|ledning|revidering"
    r"|utgångspunkter|resurser"
    r"|lagstiftning|regelverk|sekretess|personuppgift\w*|kommunikation|information|gemensamt"
    r"|övrigt|om projektet"
    r"|om oss|fakta|aktiviteter|resultat|metod|tidplan|projekttid|förvaltning|medlemmar"
    r"|namn och säte"
    r"|verksamhetsområde|upphörande|force majeure|om överenskommelsen|överenskommelsen|avtalet)"
    r"(?:(?:,| och| samt) .*| (?:till|för|med|av|i|vid|på) (?:\w+ )?\w*(?:överenskommelse|avtal"
    r"|samverkan"
    r"|projekt|partnerskap|arbete|förbund|samarbete)\w*)?$",
    re.I,
)


def names_a_part(text: str) -> bool:
    """Say whether a heading only names a part of a document.

    >>> names_a_part("Syfte och mål"), names_a_part("Bostad")
    (True, False)
    """
    return bool(_PARTS.match(text.strip()))
