"""More ways to hide something in a page's PDF, see `tests.hostile`: in layers, and among what nothing draws with."""

from pikepdf import Array, Dictionary, Name, String

from tests.hostile import SECRET, TEXT, _append, _form, _hidden_text, _layer, _page, way

SAID = b"BT /F1 8 Tf 30 20 Td (%b) Tj ET" % SECRET


def _switch_off(pdf):
    """A layer that is switched off, which content can name /Hidden."""
    _page(pdf).Resources.Properties = Dictionary(Hidden=_layer(pdf, OFF=True))


def _in_hidden_layer(pdf, content):
    _switch_off(pdf)
    _append(pdf, b"q /OC /Hidden BDC %b EMC Q" % content)


def _image(pdf):
    image = pdf.make_stream(SECRET)
    image.Type, image.Subtype, image.ColorSpace = Name.XObject, Name.Image, Name.DeviceGray
    image.Width, image.Height, image.BitsPerComponent = len(SECRET), 1, 8
    return image


def _font(pdf):
    return pdf.make_indirect(
        Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name(f"/{TEXT}"))
    )


def _masked(pdf):
    group = Dictionary(Type=Name.Group, S=Name.Transparency, CS=Name.DeviceGray)
    mask = Dictionary(Type=Name.Mask, S=Name.Luminosity, G=_form(pdf, SAID, Group=group))
    return Dictionary(Type=Name.ExtGState, SMask=mask)


def _tiles(pdf):
    pattern = pdf.make_stream(b"0 0 5 5 re f %% %b" % SECRET)
    pattern.Type, pattern.PatternType, pattern.PaintType = Name.Pattern, 1, 1
    pattern.TilingType, pattern.XStep, pattern.YStep = 1, 9, 9
    pattern.BBox, pattern.Resources = Array([0, 0, 9, 9]), Dictionary(Note=String(TEXT))
    return pattern


@way
def _form_that_only_a_hidden_layer_draws(pdf):
    _page(pdf).Resources.XObject.Notes = _form(pdf, SAID)
    _in_hidden_layer(pdf, b"/Notes Do")


@way
def _image_that_only_a_hidden_layer_draws(pdf):
    _page(pdf).Resources.XObject.Notes = _image(pdf)
    _in_hidden_layer(pdf, b"q 90 0 0 9 30 20 cm /Notes Do Q")


@way
def _font_that_only_a_hidden_layer_sets(pdf):
    _page(pdf).Resources.Font.Notes = _font(pdf)
    _in_hidden_layer(pdf, b"BT /Notes 8 Tf (seen by nobody) Tj ET")


@way
def _mask_that_only_a_hidden_layer_sets(pdf):
    _page(pdf).Resources.ExtGState = Dictionary(Notes=_masked(pdf))
    _in_hidden_layer(pdf, b"/Notes gs 0 0 9 9 re f")


@way
def _pattern_that_only_a_hidden_layer_fills_with(pdf):
    _page(pdf).Resources.Pattern = Dictionary(Notes=_tiles(pdf))
    _in_hidden_layer(pdf, b"/Pattern cs /Notes scn 0 0 9 9 re f")


@way
def _form_that_nothing_draws(pdf):
    _page(pdf).Resources.XObject.Notes = _form(pdf, SAID)


@way
def _image_that_nothing_draws(pdf):
    _page(pdf).Resources.XObject.Notes = _image(pdf)


@way
def _font_that_nothing_is_set_in(pdf):
    _page(pdf).Resources.Font.Notes = _font(pdf)


@way
def _form_that_nothing_draws_inside_a_form(pdf):
    inner = Dictionary(XObject=Dictionary(Notes=_form(pdf, SAID)))
    _page(pdf).Resources.XObject.Seen = _form(pdf, b"q Q", Resources=inner)
    _append(pdf, b"/Seen Do")


@way
def _layer_off_by_its_own_usage(pdf):
    layer = _layer(pdf)
    layer.Usage = Dictionary(View=Dictionary(ViewState=Name.OFF))
    _hidden_text(pdf, layer)


@way
def _layer_off_in_another_configuration_for_viewing(pdf):
    layer = _layer(pdf)
    other = Dictionary(Intent=Name.View, OFF=Array([layer]))
    pdf.Root.OCProperties.Configs = Array([other])
    _hidden_text(pdf, layer)


@way
def _layer_of_the_page_in_a_form_without_resources(pdf):
    _switch_off(pdf)
    _page(pdf).Resources.XObject.Seen = _form(pdf, b"/OC /Hidden BDC %b EMC" % SAID)
    _append(pdf, b"/Seen Do")


@way
def _layer_of_the_page_in_a_form_with_other_resources(pdf):
    _switch_off(pdf)
    fonts = Dictionary(Font=_page(pdf).Resources.Font)
    content = b"/OC /Hidden BDC %b EMC" % SAID
    _page(pdf).Resources.XObject.Seen = _form(pdf, content, Resources=fonts)
    _append(pdf, b"/Seen Do")
