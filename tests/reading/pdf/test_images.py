"""The pictures of a page: its own in several sizes, and its photos, upright, in their true colours, whole."""

import io

import pytest
from PIL import Image

from articles.reading import Source
from articles.reading.pdf.images import LONGEST, WIDEST, render
from articles.reading.pdf.rendering import MOST_PIXELS
from articles.reading.shapes import Finding, PageReading
from articles.story import Region, Story, StoryPicture
from tests.reading.pdf_writer import PdfImage, PdfPage, encoded, pdf_image, quarters, written

PLACE = (0.25, 0.25, 0.75, 0.5)  # of the page, 200 by 150 points of 400 by 600
DRAWN = "q 200 0 0 150 100 300 cm /I0 Do Q"
RED, BLUE, GREEN, YELLOW = (208, 32, 32), (32, 32, 208), (32, 128, 32), (224, 208, 32)
UPRIGHT = (RED, BLUE, GREEN, YELLOW)


def reading(*places, **fields):
    """A page with a picture at each of `places`, called "1", "2" …"""
    pictures = tuple(
        StoryPicture(
            image=str(number), region=Region(1, ((x0, y0), (x1, y0), (x1, y1), (x0, y1)))
        )
        for number, (x0, y0, x1, y1) in enumerate(places, 1)
    )
    return PageReading(
        1, findings=(Finding(Story(pictures=pictures)),), **{"sheet": 1} | fields
    )


def opened(file):
    image = Image.open(io.BytesIO(file.data))
    assert (image.format.lower(), image.size, image.mode) == (
        file.format,
        (file.width, file.height),
        "RGB",
    )
    assert "icc_profile" not in image.info
    return image


def photo_of(page, place=PLACE):
    return opened(render(written(page), reading(place)).photos["1"])


def corners(image):
    """The colours in the middle of the four quarters: above left, above right, below left, below right."""
    return tuple(
        image.getpixel((image.width * x // 4, image.height * y // 4))
        for y in (1, 3)
        for x in (1, 3)
    )


def close(found, expected, by=40):
    """Whether colours differ by no more than JPEG and the ways to print them do."""
    return all(
        abs(a - b) <= by
        for one, other in zip(found, expected, strict=True)
        for a, b in zip(one, other, strict=True)
    )


def test_a_dump_has_no_pictures():
    images = render(Source("page.txt", "渔船满载而归。".encode()), PageReading(1))
    assert (images.page, dict(images.photos)) == ((), {})


def test_a_page_comes_in_the_sizes_of_a_list_a_phone_a_desktop_and_the_zoom_with_a_jpeg_behind():
    page = written(PdfPage("", size=(1106, 1548)))
    files = render(page, reading()).page
    assert [(file.format, file.width) for file in files] == [
        ("webp", 240), ("webp", 960), ("webp", 1600), ("webp", 3073), ("jpeg", 1600),
    ]  # fmt: skip
    assert {round(file.height / file.width, 2) for file in files} == {1.4}
    assert all(opened(file).getpixel((0, 0)) == (255, 255, 255) for file in files)


@pytest.mark.parametrize("width", [80, 350, 600, 640, 663, 2000])
def test_a_page_of_any_width_has_each_size_once_from_small_to_large(width):
    *webp, jpeg = render(written(PdfPage("", size=(width, 900))), reading()).page
    widths = [file.width for file in webp]
    assert widths == sorted(set(widths))
    assert widths[-1] == min(WIDEST, -(-width * 200 // 72))
    assert jpeg.format == "jpeg"
    assert jpeg.width in widths
    assert jpeg.width <= 1840


def test_a_large_page_costs_no_more_pixels_than_any_other():
    largest = render(written(PdfPage("", size=(2900, 2900))), reading()).page[-2]
    assert largest.width * largest.height <= 1.01 * MOST_PIXELS


def test_of_a_spread_the_page_is_its_half():
    content = "1 0 0 rg 0 0 400 600 re f 0 0 1 rg 400 0 400 600 re f"
    page = written(PdfPage(content, size=(800, 600)))
    halves = [
        opened(render(page, reading(crop=crop)).page[1])
        for crop in ((0, 0, 0.5, 1), (0.5, 0, 1, 1))
    ]
    assert close(
        [half.getpixel((half.width // 2, 9)) for half in halves], [(255, 0, 0), (0, 0, 255)]
    )
    assert {round(half.height / half.width, 2) for half in halves} == {1.5}


def test_a_photo_in_a_spread_is_found_in_its_half():
    drawn = "q 200 0 0 150 500 300 cm /I0 Do Q"
    source = written(PdfPage(drawn, (pdf_image(quarters()),), size=(800, 600)))
    photo = opened(render(source, reading(PLACE, crop=(0.5, 0, 1, 1))).photos["1"])
    assert close(corners(photo), UPRIGHT)


def test_a_photo_comes_in_its_own_pixels_and_not_in_those_of_the_page():
    photo = photo_of(PdfPage(DRAWN, (pdf_image(quarters(800, 600)),)))
    assert photo.size == (800, 600)
    assert close(corners(photo), UPRIGHT)


def test_a_huge_photo_is_made_smaller():
    photo = photo_of(PdfPage(DRAWN, (pdf_image(quarters(4000, 3000)),)))
    assert photo.size == (LONGEST, LONGEST * 3 // 4)


def test_a_photo_that_the_page_stretches_has_the_shape_that_was_printed():
    assert photo_of(PdfPage(DRAWN, (pdf_image(quarters(600, 600)),))).size == (800, 600)


def palette():
    image = quarters().quantize(16)
    colours = bytes(image.getpalette()[: 3 * 16]).hex()
    return pdf_image(
        quarters(), f"[/Indexed /DeviceRGB 15 <{colours.ljust(96, '0')}>]", image.tobytes()
    )


def cmyk_jpeg():
    """As Photoshop writes them: inverted, which the PDF says by /Decode."""
    extra = "/BitsPerComponent 8 /Filter /DCTDecode /Decode [1 0 1 0 1 0 1 0]"
    return pdf_image(
        quarters(), "/DeviceCMYK", encoded(quarters().convert("CMYK")), extra=extra
    )


KEPT = {
    "RGB": pdf_image(quarters()),
    "JPEG": pdf_image(
        quarters(),
        data=encoded(quarters(), quality=95),
        extra="/BitsPerComponent 8 /Filter /DCTDecode",
    ),
    "a profile's": pdf_image(quarters(), "[/ICCBased PROFILE]"),
    "a palette's": palette(),
    "CMYK": pdf_image(quarters(), "/DeviceCMYK", quarters().convert("CMYK").tobytes()),
    "CMYK, a Photoshop JPEG": cmyk_jpeg(),
}


@pytest.mark.parametrize("colours", KEPT)
def test_a_photos_colours_are_those_of_the_page_however_they_are_kept(colours):
    photo = photo_of(PdfPage(DRAWN, (KEPT[colours],)))
    assert abs(photo.width / photo.height - 4 / 3) < 0.02
    assert close(corners(photo), UPRIGHT, by=80)  # printer's blue is duller than a screen's


def test_a_grey_picture_is_grey():
    image = pdf_image(quarters(), "/DeviceGray", quarters().convert("L").tobytes())
    assert close(
        corners(photo_of(PdfPage(DRAWN, (image,)))),
        [(light,) * 3 for light in (85, 52, 88, 193)],
    )


@pytest.mark.parametrize("decode", ["", "/Decode [1 0]"])
def test_black_and_white_is_what_the_page_makes_of_it(decode):
    bits = (
        quarters(320)
        .convert("L")
        .point(lambda light: 255 * (light > 100))
        .convert("1")
        .tobytes()
    )
    image = pdf_image(quarters(320), "/DeviceGray", bits, extra=f"/BitsPerComponent 1 {decode}")
    black, white = ((255,) * 3, (0,) * 3) if decode else ((0,) * 3, (255,) * 3)
    assert close(corners(photo_of(PdfPage(DRAWN, (image,)))), (black, black, black, white))


def test_a_stencil_is_in_the_colour_that_it_is_painted_in():
    bits = Image.new("1", (320, 240)).tobytes()
    stencil = PdfImage("/ImageMask true /BitsPerComponent 1", bits, width=320, height=240)
    photo = photo_of(PdfPage("1 0 0 rg " + DRAWN, (stencil,)))
    assert close(corners(photo), [(255, 0, 0)] * 4)


def test_what_a_soft_mask_lets_through_is_the_papers_white():
    mask = Image.new("L", (300, 200), 255)
    mask.paste(0, (0, 0, 150, 100))
    photo = photo_of(PdfPage(DRAWN, (pdf_image(quarters(), mask=mask.tobytes()),)))
    assert close(corners(photo), ((255, 255, 255), BLUE, GREEN, YELLOW))
    assert photo.width == 300


TURNS = {
    "flipped": ("q -200 0 0 150 300 300 cm /I0 Do Q", (BLUE, RED, YELLOW, GREEN)),
    "upside down": ("q 200 0 0 -150 100 450 cm /I0 Do Q", (GREEN, YELLOW, RED, BLUE)),
    "turned left": ("q 0 150 -200 0 300 300 cm /I0 Do Q", (BLUE, YELLOW, RED, GREEN)),
    "turned right": ("q 0 -150 200 0 100 450 cm /I0 Do Q", (GREEN, RED, YELLOW, BLUE)),
}


@pytest.mark.parametrize("turn", TURNS)
def test_a_photo_lies_as_the_page_shows_it(turn):
    drawn, colours = TURNS[turn]
    photo = photo_of(PdfPage(drawn, (pdf_image(quarters(900, 600)),)))
    assert photo.width >= 600
    assert close(corners(photo), colours)


@pytest.mark.parametrize(
    ("rotation", "colours"),
    [(90, (GREEN, RED, YELLOW, BLUE)), (270, (BLUE, YELLOW, RED, GREEN))],
)
def test_page_rotation_turns_page_and_photo_alike(rotation, colours):
    source = written(
        PdfPage(DRAWN, (pdf_image(quarters(800, 600)),), entries=f"/Rotate {rotation}")
    )
    place = (0.5, 0.25, 0.75, 0.75) if rotation == 90 else (0.25, 0.25, 0.5, 0.75)
    images = render(source, reading(place))
    assert images.page[-1].width > images.page[-1].height
    photo = opened(images.photos["1"])
    assert photo.size == (600, 800)
    assert close(corners(photo), colours)


def test_a_crop_box_is_the_page():
    source = written(
        PdfPage(DRAWN, (pdf_image(quarters(800, 600)),), entries="/CropBox [100 300 300 450]")
    )
    images = render(source, reading((0, 0, 1, 1)))
    assert close(corners(opened(images.page[-1])), UPRIGHT)
    assert opened(images.photos["1"]).size == (800, 600)


def test_a_photo_in_a_form_is_found():
    form = "q 100 0 0 75 50 150 cm /I0 Do Q"
    page = PdfPage("q 2 0 0 2 0 0 cm /F0 Do Q", (pdf_image(quarters(800, 600)),), forms=(form,))
    assert photo_of(page).size == (800, 600)


def test_a_frame_that_trims_a_photo_by_a_hair_leaves_no_white_edge():
    drawn = "q 101 301 198 148 re W n 200 0 0 150 100 300 cm /I0 Do Q"
    photo = photo_of(PdfPage(drawn, (pdf_image(quarters(800, 600)),)))
    assert 780 < photo.width < 800
    assert close(
        [photo.getpixel((1, 1)), photo.getpixel((photo.width - 2, photo.height - 2))],
        [RED, YELLOW],
    )


CUT = {
    "clipped": "q 100 300 100 150 re W n 200 0 0 150 100 300 cm /I0 Do Q",
    "leaning": "q 180 40 -40 130 120 300 cm /I0 Do Q",
    "printed over": DRAWN + " 1 g 120 320 120 60 re f",
    "larger than its place": "q 400 0 0 150 0 300 cm /I0 Do Q",
    "in slices": "q 200 0 0 75 100 300 cm /I0 Do Q q 200 0 0 75 100 375 cm /I0 Do Q",
}


@pytest.mark.parametrize("how", CUT)
def test_a_photo_that_is_not_whole_is_cut_out_of_the_page_at_200_dots_an_inch(how):
    photo = photo_of(PdfPage(CUT[how], (pdf_image(quarters(800, 600)),)))
    assert abs(photo.width - 200 * 200 / 72) <= 1
    assert abs(photo.height - 150 * 200 / 72) <= 1


def test_a_credit_printed_over_a_photo_leaves_it_whole():
    credit = " BT /T 9 Tf 1 g 215 305 Td (Photo: Li Jiayi) Tj ET"
    assert photo_of(PdfPage(DRAWN + credit, (pdf_image(quarters(800, 600)),))).size == (
        800,
        600,
    )


def test_a_place_without_an_image_is_cut_out_of_the_page():
    photo = photo_of(PdfPage("0.5 g 100 300 200 150 re f"))
    assert photo.width == 556
    assert close([photo.getpixel((200, 200))], [(128, 128, 128)])


def test_an_image_that_is_damaged_spoils_no_other_and_not_the_page():
    bad = PdfImage(
        "/ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode",
        b"\xff\xd8nothing",
        width=30,
        height=20,
    )
    drawn = DRAWN + " q 100 0 0 75 0 0 cm /I1 Do Q"
    images = render(
        written(PdfPage(drawn, (pdf_image(quarters()), bad))),
        reading(PLACE, (0, 0.875, 0.25, 1)),
    )
    assert close(corners(opened(images.photos["1"])), UPRIGHT)
    assert opened(images.photos["2"]).getextrema() == ((255, 255), (255, 255), (255, 255))


def test_notes_that_a_proofreader_stuck_on_the_page_are_not_printed():
    note = "/Annots [<< /Type /Annot /Subtype /Square /Rect [50 50 350 550] /IC [1 0 0] /C [1 0 0] /F 4 >>]"
    page = opened(render(written(PdfPage("", entries=note)), reading()).page[-1])
    assert page.getextrema() == ((255, 255), (255, 255), (255, 255))
