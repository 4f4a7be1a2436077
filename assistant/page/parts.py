"""The parts of the page that never change, as HTML: its head and foot, its tools and its dialogs. No answers.

Our scripts fill the dialogs in, with text only.
"""

from assistant.desk.feedback import LONGEST_REMARK, REASONS
from assistant.page.html import escaped

TITLE = "Vraagbaak"
_TABS = (("./", "Vragen"), ("ontwerp", "Ontwerpantwoord"))


def tabs_html(shown: str) -> str:
    """The way between the pages; the one that is shown says so."""
    now = {shown: ' aria-current="page"'}
    links = (f'<a href="{address}"{now.get(name, "")}>{name}</a>' for address, name in _TABS)
    return f'<nav class="vb-tabs" aria-label="Pagina’s">{"".join(links)}</nav>'


INTRODUCTION = (
    '<header class="vb-header"><h1>Vraagbaak</h1><p>Stel een vraag over het Vlaamse beleid rond gewelddadige '
    "radicalisering en polarisatie. Elk antwoord steunt op de bronnen, met het letterlijke citaat erbij.</p></header>"
    + tabs_html("Vragen")
)
TOOLBAR = (
    '<div class="vb-tools" role="group" aria-label="Dit gesprek">'
    '<button type="button" class="vb-plain vb-in-talk" data-do="again">Nieuw gesprek</button>'
    '<button type="button" class="vb-plain vb-in-talk" data-export="docx">Bewaar als Word</button>'
    '<button type="button" class="vb-plain vb-in-talk" data-export="md">Bewaar als Markdown</button>'
    '<span id="vb-told" role="status"></span></div>'
)
_CLOSE = '<button type="button" class="vb-close" data-close aria-label="{label}">×</button>'
PANE = (
    '<dialog id="vb-pane" aria-labelledby="vb-pane-title"><div class="vb-pane-head">'
    '<h2 id="vb-pane-title" tabindex="-1"></h2>' + _CLOSE.format(label="Sluit de bron") + "</div>"
    '<p id="vb-pane-place"></p><p id="vb-pane-links"></p>'
    '<p id="vb-pane-told" role="status"></p>'
    '<div id="vb-pane-text" tabindex="0" role="region" aria-label="Tekst van de bron"></div></dialog>'
)
_WHY = (
    '<dialog id="vb-why" aria-labelledby="vb-why-title"><form method="dialog"><div class="vb-pane-head">'
    '<h2 id="vb-why-title">Wat klopt er niet?</h2>' + _CLOSE.format(label="Sluit zonder te versturen") + "</div>"
    '<fieldset><legend class="vb-hidden">Reden</legend>'
    + "".join(
        f'<label class="vb-check"><input type="radio" name="vb-reason" value="{reason}"> '
        f"{reason[0].upper()}{reason[1:]}</label>"
        for reason in REASONS
    )
    + '</fieldset><label class="vb-remark">Toelichting (niet verplicht; zet er geen persoonsgegevens in)'
    f'<textarea id="vb-remark" rows="3" maxlength="{LONGEST_REMARK}"></textarea></label>'
    '<p id="vb-why-told" role="alert"></p>'
    '<button type="submit" class="vb-go">Versturen</button></form></dialog>'
)
_HISTORY = (
    '<dialog id="vb-history" aria-labelledby="vb-history-title"><div class="vb-pane-head">'
    '<h2 id="vb-history-title" tabindex="-1">Eerdere gesprekken</h2>' + _CLOSE.format(label="Sluit de lijst") + "</div>"
    "<p>Deze lijst staat alleen in deze browser, op dit toestel. Wie dit toestel gebruikt, kan ze lezen. "
    "Een gesprek dat u opent of voortzet, gaat opnieuw naar de server om het te tonen.</p>"
    '<label class="vb-check"><input type="checkbox" id="vb-keep"> Bewaar mijn gesprekken in deze browser</label>'
    '<ul id="vb-kept-list"></ul><p id="vb-history-told" role="status"></p>'
    '<button type="button" class="vb-plain" id="vb-forget-all">Verwijder alle gesprekken</button></dialog>'
)
DIALOGS = PANE + _WHY + _HISTORY


def footnote_html(stored: str) -> str:
    """The foot; `stored` says whether the server keeps questions."""
    return (
        '<p class="vb-tools"><button type="button" class="vb-plain" data-do="history">Eerdere gesprekken</button></p>'
        '<div class="vb-footnote">Vraagbaak antwoordt alleen uit de beleidsdocumenten die hier bekend zijn en kan iets '
        'missen: lees het citaat na. Acuut gevaar? Bel <a href="tel:112">112</a> of <a href="tel:101">101</a>. '
        f'<span class="vb-stored">{escaped(stored)}</span> Eerdere gesprekken staan alleen in uw browser.</div>'
    )
