package app.kindself.ui.session

import androidx.compose.runtime.Stable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import app.kindself.core.AnswerOption
import app.kindself.core.Asks
import app.kindself.core.Question
import app.kindself.core.Reply
import app.kindself.core.Subject
import app.kindself.core.keepsakeCharsMost
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.launch

/** Keeps an option that was chosen, or words of one's own, to be offered again; false where it could not. */
typealias KeepsChosen = suspend (practice: String, step: String, option: String, words: String?) -> Boolean

/**
 * What a person is about to answer, until they have. It lives here, and never in what the system keeps of a screen; what is written
 * goes to [pages].
 */
@Stable
class Gates(
    private val player: SessionPlayer,
    private val pages: Pages,
    private val scope: CoroutineScope,
    private val keeps: KeepsChosen
) {
    private var about: Question? = null

    /** The number that is chosen so far. */
    var number by mutableStateOf<UByte?>(null)

    /** The option whose own words are being typed. */
    var own by mutableStateOf<AnswerOption?>(null)
        private set

    /** Words of one's own, as they are typed. */
    var ownWords by mutableStateOf("")
        private set

    /** There is no page to write on. */
    var noPage by mutableStateOf(false)
        private set

    /** Something could not be kept, and nobody has said so yet. */
    var unkept by mutableStateOf(false)
        private set

    /** What was written so far. */
    val page: String get() = pages.words

    /** Whether there is a page to write on. */
    val hasPage: Boolean get() = pages.isOpen

    /** Comes to [question]; what was typed for another one goes. */
    suspend fun come(question: Question) {
        if (about?.step != question.step || about?.number != question.number) clear()
        about = question
        val asks = question.asks as? Asks.Write ?: return
        if (!pages.isOpen) noPage = !pages.open(asks.kind, asks.field)
    }

    /** It is said that something could not be kept. */
    fun said() {
        unkept = false
    }

    /** Chooses [option]; one that asks for own words opens a field for them first. */
    fun choose(question: Question, option: AnswerOption) {
        if (option.own) own = option else answer(question, option, null)
    }

    fun typeOwn(words: String) {
        val most = keepsakeCharsMost().toInt()
        ownWords = if (words.codePointCount(0, words.length) > most) words.substring(0, words.offsetByCodePoints(0, most)) else words
    }

    /** Goes on with one's own words. Blank ones are not kept. */
    fun giveOwn(question: Question) {
        own?.let { answer(question, it, ownWords) }
    }

    private fun answer(question: Question, option: AnswerOption, words: String?) {
        val asks = question.asks as? Asks.Choose ?: return
        val practice = (player.display?.subject as? Subject.Practice)?.id
        if (asks.keep != null && practice != null) {
            scope.launch { if (!keeps(practice, question.step, option.id, words)) unkept = true }
        }
        give(question, Reply.Option(asks.options.indexOf(option).toUInt()))
    }

    /** Gives the number that is chosen. */
    fun rate(question: Question) {
        number?.let { give(question, Reply.Number(it)) }
    }

    /** The person writes. */
    fun write(words: String) = pages.type(words)

    /** Keeps what was written, and goes on, whether it could be kept or not: what could not stays where it was typed. */
    fun keepPage(question: Question) {
        scope.launch {
            if (!pages.keep()) unkept = true
            give(question, Reply.GoOn)
        }
    }

    /** They have read it. */
    fun goOn(question: Question) = give(question, Reply.GoOn)

    /** Goes on without an answer. */
    fun skip(question: Question) {
        pages.putDown()
        clear()
        player.skip(question)
    }

    private fun give(question: Question, reply: Reply) {
        clear()
        player.answer(question, reply)
    }

    /** The session is left, or over. */
    fun leave() {
        if (about?.asks is Asks.Write) pages.putDown()
        clear()
    }

    private fun clear() {
        about = null
        number = null
        own = null
        ownWords = ""
        noPage = false
    }
}
