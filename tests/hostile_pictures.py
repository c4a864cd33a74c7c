"""More ways to hide something in a page's PDF, see `tests.hostile`: in the files of its photos, beside the picture."""

import io

from pikepdf import Array, Name
from PIL import Image

from tests.hostile import SECRET, TEXT, _append, _photo, jpeg, way


def exif_with_secret():
    exif = Image.Exif()
    exif[0x010E] = TEXT
    return exif.tobytes()


def _segment(marker, content):
    return bytes((0xFF, marker)) + (len(content) + 2).to_bytes(2) + content


def _behind_start(data, inserted):
    return data[:2] + inserted + data[2:]


def _progressive():
    with Image.open(io.BytesIO(jpeg())) as picture:
        file = io.BytesIO()
        picture.save(file, "JPEG", quality=90, progressive=True)
    return file.getvalue()


def _between_scans(inserted):
    data = _progressive()
    second = data.index(b"\xff\xda", data.index(b"\xff\xda") + 2)
    return data[:second] + inserted + data[second:]


def place_behind_fill_bytes():
    return _behind_start(jpeg(), b"\xff\xff" + _segment(0xE1, exif_with_secret()))


def second_picture_behind_the_first():
    return jpeg() + jpeg(exif_with_secret())


def words_behind_the_picture():
    return jpeg() + SECRET


def words_before_the_picture():
    return SECRET + jpeg()


def comment_between_scans():
    return _between_scans(_segment(0xFE, SECRET))


def place_between_scans():
    return _between_scans(_segment(0xE1, exif_with_secret()))


def words_between_segments():
    return _behind_start(jpeg(), SECRET)


def preview_in_the_first_segment():
    data = jpeg()
    end = 4 + int.from_bytes(data[4:6])
    grey = SECRET + bytes(75 - len(SECRET))  # 5 by 5 pixels
    header = data[6 : end - 2] + bytes((5, 5)) + grey
    return data[:2] + _segment(0xE0, header) + data[end:]


def words_behind_colours():
    colours = b"Adobe" + bytes((0, 100, 0, 0, 0, 0, 1))
    return _behind_start(jpeg(), _segment(0xEE, colours + SECRET))


FILES = (
    place_behind_fill_bytes,
    second_picture_behind_the_first,
    words_behind_the_picture,
    comment_between_scans,
    place_between_scans,
    words_between_segments,
    preview_in_the_first_segment,
    words_behind_colours,
)


def _plant(make):
    def planted(pdf):
        _photo(pdf).write(make(), filter=Name.DCTDecode)

    planted.__name__ = f"photo_{make.__name__}"
    way(planted)


for _make in (*FILES, words_before_the_picture):
    _plant(_make)


@way
def _place_in_a_photo_of_a_short_filter_name(pdf):
    _photo(pdf).write(jpeg(exif_with_secret()), filter=Name.DCT)


@way
def _place_in_a_photo_packed_by_run_lengths(pdf):
    data = jpeg(exif_with_secret())
    runs = b"".join(
        bytes((len(run) - 1,)) + run
        for run in (data[at : at + 128] for at in range(0, len(data), 128))
    )
    filters = Array([Name.RunLengthDecode, Name.DCTDecode])
    _photo(pdf).write(runs + b"\x80", filter=filters)


def picture_in_the_content(pdf, entries, data):
    head = b"BI /W 60 /H 40 /BPC 8 /CS /RGB %b ID " % entries
    _append(pdf, b"q 30 0 0 20 30 200 cm " + head + data + b"\nEI Q")


@way
def _place_in_a_picture_in_the_content(pdf):
    picture_in_the_content(pdf, b"/F /DCT", jpeg(exif_with_secret()))


@way
def _words_at_a_picture_in_the_content(pdf):
    picture_in_the_content(pdf, b"/Note (%b) /F /DCT" % SECRET, jpeg())
