"""The documents that a site answers from, which its visitors may narrow and never widen. Knows no request."""

from collections.abc import Sequence

from assistant.opening import UnknownDocumentError
from assistant.widget.site import Site
from corpus.document import Source
from corpus.errors import IndexUnusableError
from index.search import Index


class SiteDocumentsError(IndexUnusableError):
    """The index holds none of the documents that the site answers from."""


def site_sources(site: Site, index: Index) -> list[Source]:
    """The documents of the site, by id or file name in its list. Raises `SiteDocumentsError` rather than give all."""
    if not site.documents:
        return index.sources()
    sources = [source for source in index.sources() if not _names(source).isdisjoint(site.documents)]
    if not sources:
        raise SiteDocumentsError(
            f"Geen van de documenten van site “{site.id}” staat in de index. "
            "Beheerder: verbeter “documents” in sites.toml of werk de index bij."
        )
    return sources


def asked_documents(site: Site, index: Index, names: Sequence[str]) -> list[str]:
    """The ids to answer from; empty: the whole index. Raises `UnknownDocumentError` for one that is not of the site,
    and names no document of another."""
    sources = site_sources(site, index)
    if not names:
        return [source.id for source in sources] if site.documents else []
    return [_named(site, sources, name) for name in names]


def document_names(index: Index) -> set[str]:
    """Every id and file name that a site may list."""
    return {name for source in index.sources() for name in _names(source)}


def _named(site: Site, sources: Sequence[Source], name: str) -> str:
    for source in sources:
        if name in _names(source):
            return source.id
    known = ", ".join(source.id for source in sources)
    shown = f"{name[:80]}…" if len(name) > 80 else name
    raise UnknownDocumentError(
        f"Document “{shown}” hoort niet bij site “{site.id}”. Bekend: {known or 'geen enkel document'}."
    )


def _names(source: Source) -> set[str]:
    return {source.id, source.file, *source.received_as}
