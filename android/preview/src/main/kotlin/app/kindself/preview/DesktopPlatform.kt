package app.kindself.preview

import app.kindself.core.SessionEvent
import app.kindself.core.Touch
import app.kindself.ui.platform.FileShelf
import app.kindself.ui.platform.Haptics
import app.kindself.ui.platform.Lock
import app.kindself.ui.platform.NowPlaying
import app.kindself.ui.platform.Paper
import app.kindself.ui.platform.Phone
import app.kindself.ui.platform.Platform
import app.kindself.ui.platform.Printer
import app.kindself.ui.platform.Stage
import app.kindself.ui.platform.Storage
import app.kindself.ui.platform.sound.StreamingSpeaker
import java.awt.HeadlessException
import java.awt.Toolkit
import java.awt.datatransfer.StringSelection
import java.nio.file.Path
import java.text.NumberFormat
import java.time.LocalTime
import java.time.format.DateTimeFormatter
import java.time.format.FormatStyle
import java.util.Locale
import kotlin.io.path.Path
import kotlinx.coroutines.Job

private const val RATE = 48_000u
private const val MEGABYTE = 1_000_000
private const val TEN_MEGABYTES = 10_000_000uL

/** The desktop in a phone's place. [hide] takes the window out of sight. */
fun desktopPlatform(
    options: Options,
    hide: () -> Unit,
    shelf: Path = dataFolder(System.getenv()),
    caches: Path = cacheFolder(System.getenv())
): Platform {
    val clock = DesktopClock()
    return Platform(
        clock,
        NoHaptics,
        EspeakVoice(),
        StreamingSpeaker(RATE) { LineOutput.open(it, clock) },
        desktopStorage(shelf),
        DesktopStage(),
        DesktopPhone(options.locale, hide),
        NoLock,
        DesktopDocuments(),
        NoPrinter,
        DesktopNotifier(),
        caches.resolve("voice").toString()
    )
}

/** What is kept in [folder]. */
fun desktopStorage(folder: Path): Storage = folder.resolve("store").let { Storage(it, FileShelf(folder), FileVault(it)) }

/** Where programs keep what is theirs, by the XDG base directories. */
fun dataFolder(environment: Map<String, String>): Path = ownFolder(environment["XDG_DATA_HOME"], ".local/share")

/** Where they keep what can be made again. */
fun cacheFolder(environment: Map<String, String>): Path = ownFolder(environment["XDG_CACHE_HOME"], ".cache")

private fun ownFolder(chosen: String?, usual: String): Path =
    (chosen?.takeIf { it.startsWith("/") }?.let(::Path) ?: Path(System.getProperty("user.home"), usual)).resolve("kindself")

/** Desks do not tremble. */
internal object NoHaptics : Haptics {
    override val there = false

    override fun play(touch: Touch) = Unit

    override fun still() = Unit
}

/** Nothing has to be kept alive on a desk, and nothing interrupts; what it holds is there to be looked at. */
class DesktopStage : Stage {
    /** The session as a phone would show it, or null. */
    var show: NowPlaying? = null
        private set

    /** Where the phone's buttons would send what they stand for. */
    var events: ((SessionEvent) -> Unit)? = null
        private set

    override fun open(show: NowPlaying, events: (SessionEvent) -> Unit) {
        this.show = show
        this.events = events
    }

    override fun update(show: NowPlaying) {
        if (this.show != null) this.show = show
    }

    override fun close() {
        show = null
        events = null
    }
}

/** A phone with no dialler: the screen shows the number instead. */
internal class DesktopPhone(private val locale: Locale, private val hide: () -> Unit) : Phone {
    override val language: String get() = locale.toLanguageTag()

    override val region: String? get() = sequenceOf(locale, Locale.getDefault()).map { it.country }.firstOrNull { it.length == 2 }

    override val hours24 = true
    override val reduceMotion = false

    override fun dial(number: String) = false

    override fun text(number: String, words: String?) = false

    override fun browse(site: String) = false

    override fun leave() = hide()

    // A desk lets its programs live.
    override fun finish(work: Job) = Unit

    override val hasSafe = false

    override fun size(bytes: ULong): String {
        val numbers = NumberFormat.getInstance(locale).apply { maximumFractionDigits = if (bytes < TEN_MEGABYTES) 1 else 0 }
        return "${numbers.format(bytes.toDouble() / MEGABYTE)} MB"
    }

    override fun time(minutes: UShort): String = DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT)
        .withLocale(locale).format(LocalTime.MIDNIGHT.plusMinutes(minutes.toLong()))

    override fun share(text: String): Boolean = try {
        Toolkit.getDefaultToolkit().systemClipboard.setContents(StringSelection(text), null)
        true
    } catch (_: HeadlessException) {
        false
    }
}

/** The preview shows screens; pages are laid out by the phone's own means. */
internal object NoPrinter : Printer {
    override fun print(paper: Paper) = false
}

/** A desk has no way to ask that every desk has. */
internal object NoLock : Lock {
    override val there = false

    override fun ask(title: String, answer: (Boolean) -> Unit): Boolean {
        answer(true)
        return true
    }
}
