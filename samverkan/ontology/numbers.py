"""Organisation numbers in their one form, whatever they were typed as."""

import re
import unicodedata
from typing import Final

#: A century before the ten digits, as registers of the state write legal bodies.
_CENTURY: Final = "16"
_DASHES: Final = re.compile("[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]")
#: What may be a personal number within a text.
_PERSONAL: Final = re.compile(r"(?<![0-9])(?:(?:18|19|20)?[0-9]{6})[-+ –]?[0-9]{4}(?![0-9])")
#: A number that a spreadsheet took for an amount.
_AMOUNT: Final = re.compile(r"(\d{10,12})[.,]0+")


def plain_number(text: str) -> str:
    """Return an organisation number as `NNNNNN-NNNN`, or the text as it is where it is none.

    Full-width digits, dashes of every kind, spaces, the century 16, a VAT number (`SE…01`) and
    what a spreadsheet makes of a number are understood. Whether it is sound is not asked.

    >>> [plain_number(text) for text in ("5560360793.0", "SE556036079301", "16556036-0793")]
    ['556036-0793', '556036-0793', '556036-0793']
    >>> plain_number("okänt")
    'okänt'
    """
    signs = _DASHES.sub("-", unicodedata.normalize("NFKC", text)).strip()
    amount = _AMOUNT.fullmatch(signs.replace(" ", "").replace("\u00a0", ""))
    signs = amount[1] if amount else signs
    digits = re.sub(r"[\s.-]", "", signs).upper()
    if re.fullmatch(r"SE\d{12}", digits) and digits.endswith("01"):
        digits = digits[2:-2]
    if re.fullmatch(r"\d{12}", digits) and digits.startswith(_CENTURY):
        digits = digits[2:]
    # Digits alone: what \d means beyond them is another script's.
    if not re.fullmatch(r"[0-9]{10}", digits):
        return text
    return f"{digits[:6]}-{digits[6:]}"


def is_personal(text: str) -> bool:
    """Say whether a number is, or may be, that of a person: the month of a birth is below 20.

    With a century before it, it is a person's if a date is; a sole trader has no other number.

    >>> is_personal("19121212-1212"), is_personal("121212-1212"), is_personal("556036-0793")
    (True, True, False)
    """
    signs = re.sub(r"[^0-9]", "", unicodedata.normalize("NFKC", text))
    if len(signs) == len("YYYYMMDDNNNN") and signs[:2] in ("18", "19", "20"):
        return signs[4:6] <= "12" and signs[6:8] <= "91"
    short = re.sub(r"[^0-9]", "", plain_number(text))
    return len(short) == len("YYMMDDNNNN") and short[2] < "2"


def holds_personal(text: str) -> bool:
    """Say whether a personal number stands in a text: one whose date and check digit are right.

    >>> [holds_personal(text) for text in ("Firma 811228-9874", "Dnr 811228-9875", "556036-0793")]
    [True, False, False]
    """
    return any(_of_person(found[0]) for found in _PERSONAL.finditer(text))


def _of_person(number: str) -> bool:
    from stdnum import luhn

    digits = re.sub(r"[^0-9]", "", number)[-10:]
    # The day of a coordination number is 60 more.
    born = digits[2:4] <= "12" and digits[2:4] > "00" and 0 < int(digits[4:6]) % 60 <= 31
    return born and luhn.is_valid(digits)


def normal_number(text: str) -> str | None:
    """Return a sound organisation number in its one form, or None.

    >>> normal_number("２０２１００ ２１１４"), normal_number("202100-2115")
    ('202100-2114', None)
    """
    from stdnum import luhn

    number = plain_number(text)
    digits = number.replace("-", "")
    if not re.fullmatch(r"[0-9]{6}-[0-9]{4}", number) or is_personal(text):
        return None
    return number if luhn.is_valid(digits) else None


def masked(text: str) -> str:
    """Return a personal number with only its first two digits, so that a message can point at it.

    So is one within a text. Any other text is returned as it is.

    >>> masked("811228-9874"), masked("556036-0793"), masked("2 ur 811228-9874")
    ('81••••-••••', '556036-0793', '2 ur 81••••-••••')
    """
    if not is_personal(text):
        return _PERSONAL.sub(
            lambda found: _dotted(found[0]) if _of_person(found[0]) else found[0], text
        )
    return _dotted(unicodedata.normalize("NFKC", text))


def _dotted(signs: str) -> str:
    return signs[:2] + re.sub(r"[0-9]", "•", signs[2:])
