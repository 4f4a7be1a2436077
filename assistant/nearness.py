"""Whether a question is about something in the corpus at all: how near its texts come, and how many of its words nobody
here uses."""

from collections.abc import Sequence
from functools import cached_property

from assistant.finding import Finding
from assistant.help_sought import is_topic
from assistant.lexicon import Lexicon, own_words, strange_share
from assistant.question import Inquiry, names_in
from index.search import Hit, Index, Weights

# Questions that no policy text answers: how near the corpus comes to them is what nearness means nothing by.
_OFF_TOPIC = (
    "Hoe laat vertrekt de laatste trein naar zee?",
    "Welke kruiden horen er in tomatensoep?",
    "Wie won vorig jaar de Ronde van Frankrijk?",
    "Hoe vervang ik de band van mijn fiets?",
    "Wat is de afstand tussen de aarde en de maan?",
    "Welke schoenmaat past bij een voet van 27 centimeter?",
)
_UNREAD = Weights(reranker=0, synonyms=0)  # only cosines are looked at: no need to read these passages again
# A question is about something in the corpus when it is nearer to it than that, by so much together: as it is typed, as
# it is rephrased, less the share of its words that nobody here uses, and more for each word that it has, for a question
# of two words comes near to anything. Fitted on 398 questions that the documents answer and 107 about other things
# (logistic, rounded); of 135 and 25 others it keeps .02 and .76 back.
_NEAR = 0.136
_REPHRASED = 0.87
_STRANGE = 0.06
_WORD, _WORDS = 0.034, 6
# Where help is asked, so many strange words that far away are about something else: of 20 questions about paint, pets
# and papers it keeps 19 back, of 13 that the documents answer none that was answered right.
_STRANGE_HELP, _NEAR_HELP = 0.45, 0.045
_ALL_HELD = 0.99
_DOING = frozenset("doet doen deed biedt bieden aan eigenlijk juist precies".split())


class Nearness:
    """Judges questions over one generation of an index."""

    def __init__(self, index: Index, lexicon: Lexicon) -> None:
        self._index, self._lexicon = index, lexicon

    def too_far(self, finding: Finding, inquiry: Inquiry, hits: Sequence[Hit]) -> bool:
        """Whether the question lies no nearer to the corpus than questions about nothing in it do."""
        cell_asked = finding.how != "sentences" and any(quote.label for quote in finding.quotes)
        if cell_asked or self._names_whole(finding, inquiry):
            return False
        asked = self._lexicon.terms(inquiry.text)
        typed = self._index.nearness(inquiry.text, [hit.passage for hit in hits[:8]]) - self._floor
        rephrased = hits[0].dense - self._floor if hits else 0.0
        near = typed + _REPHRASED * rephrased - _STRANGE * strange_share(asked) + _WORD * min(len(asked), _WORDS)
        return near < _NEAR

    def no_help(self, inquiry: Inquiry, hits: Sequence[Hit]) -> bool:
        """Whether someone asks for help with what the corpus has no help for: every corpus that offers help lies near
        "wie kan mij helpen?", so it is what help is asked with that must stand there."""
        topic = [t for t in self._lexicon.terms(inquiry.text) if is_topic(t.text)] if inquiry.asks("help") else []
        if not topic or not hits:
            return False
        held = max(self._lexicon.coverage(topic, h.passage.text, *h.passage.section) for h in hits[:3])
        return held == 0 or (strange_share(topic) > _STRANGE_HELP and hits[0].dense - self._floor < _NEAR_HELP)

    def _names_whole(self, finding: Finding, inquiry: Inquiry) -> bool:
        """Whether a question gives a name and little else, and the first quote holds that or stands under it ("Wie is
        Nathalie Debast?", "Wat doet Ceapire?"): two words come near to nothing."""
        asked = own_words(self._lexicon.terms(inquiry.text, without=_DOING))
        quote = finding.quotes[0]
        named = [name for name in names_in(inquiry.text) if name not in inquiry.places]
        return bool(named) and self._lexicon.coverage(asked, quote.text, *quote.passage.section) > _ALL_HELD

    @cached_property
    def _floor(self) -> float:
        """The mean of the nearest cosines of questions that the corpus has nothing to do with: the model's own zero."""
        nearest = [
            self._index.nearness(q, [hit.passage for hit in self._index.search(q, k=8, weights=_UNREAD)])
            for q in _OFF_TOPIC
        ]
        return sum(nearest) / len(nearest)
