"""What a page may be made of. How a block is shown: templates/cms/blocks/."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock

from cms.choosers import ExerciseChooserBlock, PointChooserBlock

PLAIN_TEXT = ["bold", "italic", "ol", "ul", "link"]


class HeadingBlock(blocks.StructBlock):
    """A heading below the page's title (level 2 or 3)."""

    level = blocks.ChoiceBlock(
        choices=[("2", _("Heading")), ("3", _("Smaller heading"))],
        default="2",
        label=_("Level"),
    )
    text = blocks.CharBlock(max_length=500, label=_("Text"))

    class Meta:
        icon = "title"
        label = _("Heading")


class ListBlock(blocks.StructBlock):
    """A list, numbered or not."""

    is_numbered = blocks.BooleanBlock(required=False, label=_("Numbered"))
    items = blocks.ListBlock(
        blocks.TextBlock(label=_("Item"), rows=2), label=_("Items")
    )

    class Meta:
        icon = "list-ul"
        label = _("List")


class TableBlock(TypedTableBlock):
    """A table of plain text."""

    text = blocks.TextBlock(required=False, rows=1, label=_("Text"))

    class Meta:
        icon = "table"
        label = _("Table")


class ImageBlock(blocks.StructBlock):
    """An image with the words that stand for it."""

    image = ImageChooserBlock(label=_("Image"))
    alt_text = blocks.CharBlock(
        max_length=500,
        label=_("Alternative text"),
        help_text=_("What the image shows, for those who cannot see it."),
    )
    caption = blocks.CharBlock(required=False, max_length=500, label=_("Caption"))

    class Meta:
        icon = "image"
        label = _("Image")


class ClipBlock(blocks.StructBlock):
    """A film with captions and its text."""

    title = blocks.CharBlock(max_length=300, label=_("Title"))
    video = DocumentChooserBlock(
        label=_("Video file"), help_text=_("An MP4 or WebM file.")
    )
    captions = DocumentChooserBlock(
        label=_("Captions"), help_text=_("A WebVTT file (.vtt).")
    )
    transcript = blocks.TextBlock(
        label=_("Transcript"), help_text=_("All that is said, as text.")
    )

    class Meta:
        icon = "media"
        label = _("Clip")


class DocumentBlock(blocks.StructBlock):
    """A file to download."""

    title = blocks.CharBlock(max_length=300, label=_("Title"))
    document = DocumentChooserBlock(label=_("Document"))

    class Meta:
        icon = "doc-full"
        label = _("Document")


class InfographicBlock(blocks.StructBlock):
    """A picture of facts, with the same facts as text."""

    title = blocks.CharBlock(max_length=300, label=_("Title"))
    image = ImageChooserBlock(label=_("Image"))
    text_alternative = blocks.TextBlock(
        label=_("Text alternative"),
        help_text=_("Everything the infographic tells, as text."),
    )

    class Meta:
        icon = "view"
        label = _("Infographic")


class CalloutBlock(blocks.StructBlock):
    """A passage set apart."""

    tone = blocks.ChoiceBlock(
        choices=[
            ("info", _("To know")),
            ("warning", _("To heed")),
            ("success", _("Local context")),
        ],
        default="info",
        label=_("Kind"),
    )
    title = blocks.CharBlock(required=False, max_length=300, label=_("Title"))
    text = blocks.RichTextBlock(features=PLAIN_TEXT, label=_("Text"))

    class Meta:
        icon = "info-circle"
        label = _("Callout")


class OptionBlock(blocks.StructBlock):
    """One answer to a check question."""

    text = blocks.CharBlock(max_length=500, label=_("Text"))
    is_right = blocks.BooleanBlock(required=False, label=_("This answer is right"))

    class Meta:
        label = _("Option")


class CheckBlock(blocks.StructBlock):
    """A question to check oneself; answered in the lesson and never scored.

    Each learner meets it at another place (cms.kinds.check_place).
    """

    stem = blocks.TextBlock(rows=2, label=_("Question"))
    options = blocks.ListBlock(OptionBlock(), min_num=2, max_num=8, label=_("Options"))
    explanation = blocks.TextBlock(
        required=False,
        rows=2,
        label=_("Explanation"),
        help_text=_("Shown after the answer."),
    )

    class Meta:
        icon = "help"
        label = _("Check question")
        help_text = _(
            "Each learner meets it at another place, in this part of the text or later."
        )


class ExerciseBlock(blocks.StructBlock):
    """An interactive exercise, played within the lesson; for practice, never a mark."""

    content = ExerciseChooserBlock(label=_("Exercise"))
    is_asked = blocks.BooleanBlock(
        required=False,
        label=_("Every question must be answered to complete the lesson"),
    )

    class Meta:
        icon = "media"
        label = _("Exercise (H5P)")


class FrontBody(blocks.StreamBlock):
    """The body of a public page."""

    heading = HeadingBlock()
    text = blocks.RichTextBlock(features=PLAIN_TEXT, icon="pilcrow", label=_("Text"))
    list = ListBlock()
    image = ImageBlock()
    callout = CalloutBlock()


class LessonBody(FrontBody):
    """The body of a lesson."""

    table = TableBlock()
    clip = ClipBlock()
    document = DocumentBlock()
    infographic = InfographicBlock()
    point = PointChooserBlock(icon="pin", label=_("Point of the resolution"))
    check = CheckBlock()
    h5p = ExerciseBlock()

    class Meta:
        block_counts = {"h5p": {"max_num": 1}}
