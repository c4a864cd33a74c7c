"""Ways to hide in a page's PDF what no reader may get: each plants SECRET, and harms nothing that the page shows."""

from __future__ import annotations

import io
import zlib

import pikepdf
from pikepdf import Array, Dictionary, Name, String
from PIL import Image

from tests.pdfs import make_pdf

SECRET = b"TOP-SECRET-0815"
TEXT = SECRET.decode()
WAYS = {}


def way(plant):
    """Registers a function that plants the secret in an open document, under its own name."""
    WAYS[plant.__name__.strip("_").replace("_", " ")] = plant
    return plant


def hostile_pdf(name):
    """The bytes of a page that brings the secret along in this way."""
    with pikepdf.open(io.BytesIO(harmless_pdf())) as pdf:
        WAYS[name](pdf)
        out = io.BytesIO()
        pdf.save(out, compress_streams=False, fix_metadata_version=False)
    return out.getvalue()


def harmless_pdf():
    return make_pdf({"number": "3", "photo": jpeg()})


def jpeg(exif=b""):
    """A photo with a picture in it that can be told again."""
    picture = Image.new("RGB", (60, 40), "#a33")
    picture.paste("#3a3", (0, 0, 30, 20))
    file = io.BytesIO()
    picture.save(file, "JPEG", quality=90, **({"exif": exif} if exif else {}))
    return file.getvalue()


def _page(pdf):
    return pdf.pages[0].obj


def _annotate(pdf, **entries):
    annotation = Dictionary(Type=Name.Annot, Rect=Array([10, 10, 20, 20]), **entries)
    _page(pdf).Annots = Array([pdf.make_indirect(annotation)])


def _javascript():
    return Dictionary(S=Name.JavaScript, JS=String(f"app.alert('{TEXT}')"))


def _append(pdf, content):
    """Content behind that of the page, in an extra stream."""
    pdf.pages[0].contents_add(pdf.make_stream(content), prepend=False)


def _form(pdf, content, **entries):
    form = pdf.make_stream(content)
    form.Type, form.Subtype, form.BBox = Name.XObject, Name.Form, Array([0, 0, 400, 560])
    for key, value in entries.items():
        form[f"/{key}"] = value
    return form


def _photo(pdf):
    return next(
        x for x in _page(pdf).Resources.XObject.values() if x.get("/Subtype") == Name.Image
    )


def _layer(pdf, **configuration):
    """A layer; `configuration` of the document's default, such as OFF=[layer]."""
    layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("notes")))
    default = Dictionary(Order=Array([layer]))
    for key, value in configuration.items():
        default[f"/{key}"] = Array([layer]) if value is True else value
    pdf.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=default)
    return layer


def _hidden_text(pdf, membership):
    _page(pdf).Resources.Properties = Dictionary(Hidden=membership)
    _append(pdf, b"/OC /Hidden BDC BT /F1 8 Tf 30 20 Td (%b) Tj ET EMC" % SECRET)


@way
def _script_that_runs_when_opened(pdf):
    pdf.Root.OpenAction = _javascript()


@way
def _script_by_name(pdf):
    pdf.Root.Names = Dictionary(
        JavaScript=Dictionary(Names=Array([String("a"), _javascript()]))
    )


@way
def _script_in_a_rendition(pdf):
    _annotate(pdf, Subtype=Name.Screen, A=Dictionary(S=Name.Rendition, JS=String(TEXT)))


@way
def _script_when_the_page_opens(pdf):
    _page(pdf).AA = Dictionary(O=_javascript())


@way
def _program_to_launch(pdf):
    pdf.Root.OpenAction = Dictionary(S=Name.Launch, F=String(f"{TEXT}.exe"))


@way
def _attached_file(pdf):
    file = pdf.make_stream(b"MZ" + SECRET)
    entry = Dictionary(Type=Name.Filespec, F=String("a.exe"), EF=Dictionary(F=file))
    pdf.Root.Names = Dictionary(EmbeddedFiles=Dictionary(Names=Array([String("a"), entry])))


@way
def _associated_file(pdf):
    file = Dictionary(
        Type=Name.Filespec, F=String("a"), EF=Dictionary(F=pdf.make_stream(SECRET))
    )
    _page(pdf).AF = Array([pdf.make_indirect(file)])


@way
def _file_attached_to_a_note(pdf):
    file = Dictionary(
        Type=Name.Filespec, F=String("a"), EF=Dictionary(F=pdf.make_stream(SECRET))
    )
    _annotate(pdf, Subtype=Name.FileAttachment, FS=file)


@way
def _note_of_a_proofreader(pdf):
    _annotate(pdf, Subtype=Name.Text, Contents=String(TEXT), T=String("校对"))


@way
def _note_with_a_picture_of_itself(pdf):
    picture = _form(pdf, b"BT (%b) Tj ET" % SECRET)
    _annotate(pdf, Subtype=Name.FreeText, AP=Dictionary(N=picture))


@way
def _jump_to_a_network_share(pdf):
    _annotate(pdf, Subtype=Name.Link, A=Dictionary(S=Name.GoToR, F=String(rf"\\{TEXT}\share")))


@way
def _link_that_is_a_script(pdf):
    address = String(f"javascript:alert('{TEXT}')")
    _annotate(pdf, Subtype=Name.Link, A=Dictionary(S=Name.URI, URI=address))


@way
def _link_to_a_file(pdf):
    _annotate(
        pdf, Subtype=Name.Link, A=Dictionary(S=Name.URI, URI=String(f"file:///D:/{TEXT}"))
    )


@way
def _second_action_behind_a_link(pdf):
    first = Dictionary(S=Name.URI, URI=String("https://paper.example/"), Next=_javascript())
    _annotate(pdf, Subtype=Name.Link, A=first)


@way
def _form_field(pdf):
    field = Dictionary(FT=Name.Tx, T=String("a"), V=String(TEXT))
    pdf.Root.AcroForm = Dictionary(Fields=Array([pdf.make_indirect(field)]))


@way
def _xfa(pdf):
    pdf.Root.AcroForm = Dictionary(
        Fields=Array([]), XFA=pdf.make_stream(b"<xdp>%b</xdp>" % SECRET)
    )


@way
def _author_and_path(pdf):
    pdf.docinfo["/Author"], pdf.docinfo["/SourcePath"] = TEXT, f"D:/{TEXT}.indd"


@way
def _metadata_of_the_document(pdf):
    pdf.Root.Metadata = pdf.make_stream(b"<x:xmpmeta>%b</x:xmpmeta>" % SECRET)


@way
def _metadata_of_a_photo(pdf):
    _photo(pdf).Metadata = pdf.make_stream(b"<x:xmpmeta>%b</x:xmpmeta>" % SECRET)


@way
def _place_where_a_photo_was_taken(pdf):
    exif = Image.Exif()
    exif[0x010E] = TEXT
    _photo(pdf).write(jpeg(exif.tobytes()), filter=Name.DCTDecode)


@way
def _place_in_a_photo_packed_twice(pdf):
    exif = Image.Exif()
    exif[0x010E] = TEXT
    packed = zlib.compress(jpeg(exif.tobytes()))
    _photo(pdf).write(packed, filter=Array([Name.FlateDecode, Name.DCTDecode]))


@way
def _comment_in_a_photo(pdf):
    data = jpeg()
    comment = b"\xff\xfe" + (len(SECRET) + 2).to_bytes(2) + SECRET
    _photo(pdf).write(data[:2] + comment + data[2:], filter=Name.DCTDecode)


@way
def _finer_photo_behind_the_photo(pdf):
    other = pdf.make_stream(SECRET)
    _photo(pdf).Alternates = Array([Dictionary(Image=other, DefaultForPrinting=True)])


@way
def _path_of_a_photo(pdf):
    _photo(pdf).OPI = Dictionary({"/2.0": Dictionary(F=String(f"D:/{TEXT}.tif"))})


@way
def _private_data_of_a_program(pdf):
    private = Dictionary(LastModified=String("D:2026"), Private=Dictionary(Path=String(TEXT)))
    _page(pdf).PieceInfo = Dictionary({"/InDesign": private})


@way
def _structure(pdf):
    element = Dictionary(Type=Name.StructElem, S=Name.Figure, Alt=String(TEXT))
    root = Dictionary(Type=Name.StructTreeRoot, K=pdf.make_indirect(element))
    pdf.Root.StructTreeRoot = pdf.make_indirect(root)


@way
def _words_behind_a_mark(pdf):
    _append(pdf, b"/Span << /ActualText (%b) >> BDC BT /F1 8 Tf ( ) Tj ET EMC" % SECRET)


@way
def _point_with_words(pdf):
    _append(pdf, b"/Note << /Text (%b) >> DP" % SECRET)


@way
def _comment_in_the_content(pdf):
    _append(pdf, b"%% %b\nq Q" % SECRET)


@way
def _layer_switched_off(pdf):
    _hidden_text(pdf, _layer(pdf, OFF=True))


@way
def _layer_that_nobody_switched_on(pdf):
    _hidden_text(pdf, _layer(pdf, BaseState=Name.OFF))


@way
def _layer_that_is_off_for_viewing(pdf):
    layer = _layer(pdf)
    layer.Usage = Dictionary(View=Dictionary(ViewState=Name.OFF))
    usage = Dictionary(Event=Name.View, OCGs=Array([layer]), Category=Array([Name.View]))
    pdf.Root.OCProperties.D.AS = Array([usage])
    _hidden_text(pdf, layer)


@way
def _membership_of_a_layer_switched_off(pdf):
    layer = _layer(pdf, OFF=True)
    _hidden_text(
        pdf, pdf.make_indirect(Dictionary(Type=Name.OCMD, OCGs=Array([layer]), P=Name.AllOn))
    )


@way
def _expression_over_a_layer(pdf):
    layer = _layer(pdf)
    expression = Array([Name.Not, layer])
    _hidden_text(pdf, pdf.make_indirect(Dictionary(Type=Name.OCMD, VE=expression)))


@way
def _form_in_a_layer_switched_off(pdf):
    form = _form(pdf, b"BT /F1 8 Tf 30 20 Td (%b) Tj ET" % SECRET, OC=_layer(pdf, OFF=True))
    _page(pdf).Resources.XObject.Hidden = form
    _append(pdf, b"/Hidden Do")


@way
def _layer_inside_a_form(pdf):
    layer = _layer(pdf, OFF=True)
    resources = Dictionary(Properties=Dictionary(Hidden=layer), Font=_page(pdf).Resources.Font)
    content = b"/OC /Hidden BDC BT /F1 8 Tf 30 20 Td (%b) ' ET EMC" % SECRET
    _page(pdf).Resources.XObject.Seen = _form(pdf, content, Resources=resources)
    _append(pdf, b"/Seen Do")


@way
def _resource_that_nothing_draws(pdf):
    _page(pdf).Resources.Secret = String(TEXT)


@way
def _bookmark(pdf):
    item = Dictionary(Title=String(TEXT), A=_javascript())
    pdf.Root.Outlines = Dictionary(First=pdf.make_indirect(item), Last=pdf.make_indirect(item))


@way
def _thumbnail(pdf):
    _page(pdf).Thumb = pdf.make_stream(SECRET)


@way
def _video(pdf):
    content = Dictionary(Assets=Dictionary(Names=Array([String("a"), pdf.make_stream(SECRET)])))
    _annotate(pdf, Subtype=Name.RichMedia, RichMediaContent=content)


@way
def _page_of_its_own_that_no_tree_lists(pdf):
    orphan = Dictionary(Type=Name.Page, Contents=pdf.make_stream(SECRET))
    pdf.Root.Secret = pdf.make_indirect(orphan)


@way
def _photo_in_another_file(pdf):
    photo = pdf.make_stream(b"")
    photo.Type, photo.Subtype, photo.F = Name.XObject, Name.Image, String(rf"\\{TEXT}\a.jpg")
    _page(pdf).Resources.XObject.Far = photo
