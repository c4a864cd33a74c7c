"""Photos with their thumbnails, and pictures (a photo's use in an article) with their credits."""

import io

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import path, reverse
from django.utils.cache import patch_cache_control
from django.utils.html import format_html
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from PIL import Image, ImageOps

from articles import search
from articles.derived import cache_versions, dependents
from articles.desk import bin as desk_bin
from articles.desk import revisions, signed_changes
from articles.images.renditions import BROWSER_FORMATS, IMAGE_ERRORS
from articles.models import Article, Photo, PhotoCredit, Picture, State
from articles.models.photo import name_in_words

from .base import AutocompleteRows, DeskAdmin, any_changed
from .binned import BinnedRows
from .columns import count_link, thumbnail, thumbnail_address
from .counts import CountedChangeList, add_counts
from .guarded_rows import GuardedInline
from .photo_form import PhotoForm
from .preloaded import RowForm
from .revised_rows import RevisedRows
from .rights import ChangedByRight

MAY_SEE_THUMBNAILS = ("view_photo", "change_photo", "view_article", "change_article")
THUMBNAIL = (288, 216)  # pixels at most: twice what a list shows, for screens of double density
THUMBNAIL_QUALITY = 80  # of JPEG, 0 to 100
THUMBNAIL_LIFETIME = 7 * 24 * 3600  # seconds in the cache of the editor's browser


@admin.register(Photo)
class PhotoAdmin(BinnedRows, RevisedRows, DeskAdmin):
    form = PhotoForm
    shown_in_articles = frozenset({"image"})
    list_display = ["picture", "file_name", "size", "used", "added_at"]
    list_display_links = ["picture", "file_name"]
    readonly_fields = ["preview", "size"]
    fields = ["preview", "image", "size", ("focal_x", "focal_y")]
    search_fields = ["image", "uses__caption"]
    date_hierarchy = "added_at"
    actions = ["put_back"]
    not_in_bin = ("used",)

    def signed_with(self, rows):
        return dependents.articles_showing(rows)

    def lock_before_save(self, row, changed):
        """The focal point is signed with every story that shows the photo."""
        super().lock_before_save(row, changed)
        if {"focal_x", "focal_y"}.intersection(changed):
            self.signed_with([row]).exclude(signatures=None).lock()

    def get_changelist(self, request, **kwargs):
        return CountedChangeList

    def count(self, photos):
        add_counts(photos, _standing_pictures(), "photo")

    def get_object(self, request, object_id, from_field=None):
        photo = super().get_object(request, object_id, from_field)
        if photo is not None:
            name_in_words([photo])
        return photo

    def get_urls(self):
        view = self.admin_site.admin_view(self.thumbnail, cacheable=True)
        return [
            path("<int:pk>/thumbnail/", view, name="articles_photo_thumbnail"),
            *super().get_urls(),
        ]

    def thumbnail(self, request, pk):
        """View: the photo as a small JPEG. Browsers cache it, the site does not store it."""
        if not any(request.user.has_perm(f"articles.{may}") for may in MAY_SEE_THUMBNAILS):
            raise PermissionDenied
        photo = super().get_object(request, pk)
        if photo is None:
            raise Http404
        response = HttpResponse(small_jpeg(photo), content_type="image/jpeg")
        patch_cache_control(response, private=True, max_age=THUMBNAIL_LIFETIME)
        return response

    @admin.display(description=_("photo"))
    def picture(self, photo):
        return thumbnail(photo, photo)

    @admin.display(description=_("file"), ordering="image")
    def file_name(self, photo):
        return photo.file_name

    @admin.display(description=_("size"))
    def size(self, photo):
        return f"{photo.width} × {photo.height}" if photo.width else ""

    @admin.display(description=_("uses"))
    def used(self, photo):
        return count_link(photo.all_count, "article", pictures__photo__id__exact=photo.pk)

    @admin.display(description=_("preview"))
    def preview(self, photo):
        if not photo.pk:
            return ""
        return format_html(
            '<a href="{}"><img class="preview" src="{}" alt="{}"></a>',
            photo.image.url,
            thumbnail_address(photo),
            _("The photo in its full size"),
        )


class PhotoCreditInline(AutocompleteRows, GuardedInline, admin.TabularInline):
    model = PhotoCredit
    form = RowForm
    fields = ["contributor", "role", "position"]
    autocomplete_fields = ["contributor"]
    extra = 0

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("contributor")


@admin.register(Picture)
class PictureAdmin(ChangedByRight, DeskAdmin):
    """For a picture's credits with role and order. Linked from the article's form, not from the desk's index."""

    fields = ["article", "photo", "caption", "caption_printed", "position"]
    autocomplete_fields = ["photo"]
    readonly_fields = ["article"]
    inlines = [PhotoCreditInline]
    list_display = ["picture", "caption", "article"]
    list_select_related = ["article__page__issue", "photo"]
    search_fields = ["caption"]

    def get_queryset(self, request):
        return super().get_queryset(request).exclude(article__state=State.BINNED)

    def article_of(self, picture):
        return picture.article

    def history_view(self, request, object_id, extra_context=None):
        """A picture is part of its article, whose revisions have it."""
        picture = self.get_object(request, object_id)
        if picture is None:
            return super().history_view(request, object_id, extra_context)
        address = reverse("admin:articles_article_history", args=[picture.article_id])
        return HttpResponseRedirect(address)

    def has_module_permission(self, request):
        return False

    def has_add_permission(self, request):
        return False

    def expire_pages(self, rows):
        cache_versions.articles_changed(picture.article_id for picture in rows)

    def dependents_of(self, rows):
        return Article.everything.filter(pictures__in=rows)

    def lock_before_save(self, row, changed):
        """Its article, which changes with its credits, too."""
        self.dependents_of([row]).lock()

    def save_model(self, request, obj, form, change):
        self.watch_story(request, obj)
        super().save_model(request, obj, form, change)

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        if form.has_changed() or any_changed(formsets):
            self._record_change(form.instance.article, request)

    def watch_story(self, request, picture):
        request.watched_story = signed_changes.watch(self.dependents_of([picture]))

    def delete_model(self, request, obj):
        self.dependents_of([obj]).lock()
        self.watch_story(request, obj)
        super().delete_model(request, obj)
        self._record_change(obj.article, request)

    def delete_queryset(self, request, queryset):
        """One by one, because each deletion is a revision of an article."""
        pictures = list(queryset.select_related("article"))
        with transaction.atomic():
            self.dependents_of(pictures).lock()
            for picture in pictures:
                self.delete_model(request, picture)

    def _record_change(self, article, request):
        """A picture is part of its article: the article gets a revision, and its open forms become stale."""
        desk_bin.put_back_what_it_uses(article, request.user)
        article.save(update_fields=["updated_at", "version"])
        revisions.record_revision(article, request.user, gettext("Edited"))
        signed_changes.follow(request.watched_story, request.user)
        search.index([article.pk])

    @admin.display(description=_("photo"))
    def picture(self, picture):
        return thumbnail(picture.photo) or "–"


def _standing_pictures():
    """Those of articles that are not in the bin."""
    return Picture.objects.exclude(article__state=State.BINNED)


def small_jpeg(photo: Photo) -> bytes:
    """The photo as a JPEG of at most THUMBNAIL. Raises Http404 for a file that is gone or not readable."""
    data = io.BytesIO()
    try:
        with photo.image.open("rb") as file, Image.open(file, formats=BROWSER_FORMATS) as image:
            image.draft("RGB", THUMBNAIL)
            upright = ImageOps.exif_transpose(image).convert("RGB")
            upright.thumbnail(THUMBNAIL)
            upright.save(data, "JPEG", quality=THUMBNAIL_QUALITY)
    except IMAGE_ERRORS as error:
        raise Http404(str(photo)) from error
    return data.getvalue()
