"""Word documents as text: mammoth for the body, python-docx for heads and feet."""

import io
import zipfile

from kg.errors import UnreadableLetter
from kg.model import Notice
from kg.read.limits import check_zip
from kg.read.word_lists import print_lists

_CURE = "open it in a word processor and save it anew, or as PDF"


def docx_text(data: bytes, *, name: str) -> tuple[str, tuple[Notice, ...]]:
    """The text of a .docx: heads, body with its automatic numbers, feet.

    Deleted and hidden text is left out, inserted text, text boxes and content controls are kept.
    UnreadableLetter where it is damaged, locked or a decompression bomb.
    """
    check_zip(data, name=name)
    import mammoth

    from kg.read.html import tree_text

    try:
        body, hidden = print_lists(data)
        result = mammoth.convert_to_html(
            io.BytesIO(body), ignore_empty_paragraphs=True, convert_image=_no_image()
        )
        head, foot = _heads_and_feet(data)
    except (
        zipfile.BadZipFile,
        KeyError,
        ValueError,
        OSError,
        SyntaxError,
        AttributeError,
    ) as error:
        raise UnreadableLetter(name, f"it is a damaged .docx file ({error})", _CURE) from None
    text, notices = tree_text(result.value, name=name, page=False)
    if hidden:
        notices += (Notice("hidden", f"{hidden} runs of hidden text were left out"),)
    return "\n\n".join(part for part in (head, text.strip("\n"), foot) if part) + "\n", notices


def _no_image() -> object:
    """Images are not read; one linked from outside is not fetched."""
    import mammoth

    return mammoth.images.img_element(lambda image: {"src": ""})


def _heads_and_feet(data: bytes) -> tuple[str, str]:
    """The text of the running heads and feet of all sections, each once."""
    import docx

    document = docx.Document(io.BytesIO(data))
    heads: dict[str, None] = {}
    feet: dict[str, None] = {}
    for section in document.sections:
        first = section.different_first_page_header_footer
        for into, parts in (
            (heads, (section.first_page_header if first else None, section.header)),
            (feet, (section.first_page_footer if first else None, section.footer)),
        ):
            for part in parts:
                if part is None or part.is_linked_to_previous:
                    continue
                lines = [p.text for p in part.paragraphs]
                lines += [
                    " | ".join(dict.fromkeys(cell.text.strip() for cell in row.cells))
                    for table in part.tables
                    for row in table.rows
                ]
                into.update(dict.fromkeys(line.strip() for line in lines if line.strip()))
    return "\n".join(heads), "\n".join(feet)
