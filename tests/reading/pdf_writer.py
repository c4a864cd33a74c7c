"""A PDF page written by hand, object by object, for what no typesetter sets: odd colour spaces, masks, clips, boxes."""

from __future__ import annotations

import io
from dataclasses import dataclass, field

from PIL import Image, ImageCms, ImageDraw

from articles.reading import Source


@dataclass(frozen=True)
class PdfImage:
    """An image's dictionary, without its length, and its data; `mask` is its soft mask, bytes of 8-bit grey."""

    entries: str
    data: bytes
    mask: bytes = b""
    width: int = 0
    height: int = 0


@dataclass(frozen=True)
class PdfPage:
    """`content` draws `images` as /I0, /I1 …; `entries` are the page's own, such as /Rotate 90. Points."""

    content: str
    images: tuple[PdfImage, ...] = ()
    entries: str = ""
    size: tuple[float, float] = (400, 600)
    forms: tuple[str, ...] = field(default=())


def written(page: PdfPage) -> Source:
    """The page as a whole PDF file."""
    objects = _Objects()
    images = " ".join(
        f"/I{place} {objects.image(image)} 0 R" for place, image in enumerate(page.images)
    )
    names = f"/XObject << {images} >>"
    for place, form in enumerate(page.forms):
        bounds = f"/Type /XObject /Subtype /Form /BBox [0 0 {page.size[0]} {page.size[1]}]"
        number = objects.stream(f"{bounds} /Resources << {names} >>", form.encode())
        names = names.replace(" >>", f" /F{place} {number} 0 R >>")
    content = objects.stream("", page.content.encode())
    root = objects.add(b"") + 1
    font = "/Font << /T << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >>"
    box = f"[0 0 {page.size[0]} {page.size[1]}]"
    objects.put(
        root - 1,
        f"<< /Type /Page /Parent {root} 0 R /MediaBox {box} {page.entries} /Contents {content} 0 R "
        f"/Resources << {names} {font} >> >>".encode(),
    )
    objects.add(f"<< /Type /Pages /Kids [{root - 1} 0 R] /Count 1 >>".encode())
    catalogue = objects.add(f"<< /Type /Catalog /Pages {root} 0 R >>".encode())
    return Source("page.pdf", objects.file(catalogue))


class _Objects:
    """The file's objects, numbered from 1."""

    def __init__(self) -> None:
        self.bodies: list[bytes] = []

    def add(self, body: bytes) -> int:
        self.bodies.append(body)
        return len(self.bodies)

    def put(self, number: int, body: bytes) -> None:
        self.bodies[number - 1] = body

    def stream(self, entries: str, data: bytes) -> int:
        return self.add(
            f"<< {entries} /Length {len(data)} >>\nstream\n".encode() + data + b"\nendstream"
        )

    def image(self, image: PdfImage) -> int:
        entries = f"/Type /XObject /Subtype /Image /Width {image.width} /Height {image.height} {image.entries}"
        if image.mask:
            kind = f"/Type /XObject /Subtype /Image /Width {image.width} /Height {image.height}"
            mask = self.stream(
                f"{kind} /ColorSpace /DeviceGray /BitsPerComponent 8", image.mask
            )
            entries += f" /SMask {mask} 0 R"
        if "PROFILE" in entries:
            profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
            entries = entries.replace("PROFILE", f"{self.stream('/N 3', profile)} 0 R")
        return self.stream(entries, image.data)

    def file(self, catalogue: int) -> bytes:
        found, places = b"%PDF-1.7\n", []
        for number, body in enumerate(self.bodies, 1):
            places.append(len(found))
            found += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
        table = "".join(f"{place:010} 00000 n \n" for place in places)
        size = len(places) + 1
        head = f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer\n<< /Size {size} /Root {catalogue} 0 R >>\n"
        return found + f"{head}startxref\n{len(found)}\n%%EOF\n".encode()


def quarters(width: int = 300, height: int = 200) -> Image.Image:
    """A picture that shows how it lies: red, green below it, blue to the right, and a yellow quarter."""
    image = Image.new("RGB", (width, height), "#d02020")
    draw = ImageDraw.Draw(image)
    draw.rectangle((width // 2, 0, width, height // 2), fill="#2020d0")
    draw.rectangle((0, height // 2, width // 2, height), fill="#208020")
    draw.rectangle((width // 2, height // 2, width, height), fill="#e0d020")
    return image


def encoded(image: Image.Image, kind: str = "JPEG", **options) -> bytes:
    data = io.BytesIO()
    image.save(data, kind, **options)
    return data.getvalue()


def pdf_image(
    image: Image.Image, colours: str = "/DeviceRGB", data: bytes | None = None, **more
) -> PdfImage:
    """`image` as it is, 8 bits a sample; `data` in other `colours`, with what else its dictionary says."""
    extra = more.pop("extra", "/BitsPerComponent 8")
    entries = f"/ColorSpace {colours} {extra}"
    return PdfImage(
        entries,
        image.tobytes() if data is None else data,
        width=image.width,
        height=image.height,
        **more,
    )
