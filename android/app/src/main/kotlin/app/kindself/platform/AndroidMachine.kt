package app.kindself.platform

import android.app.Application
import android.media.AudioManager
import android.os.Handler
import android.os.Looper
import app.kindself.core.Interruption
import app.kindself.core.SessionEvent
import app.kindself.platform.keeping.AndroidDocuments
import app.kindself.platform.keeping.Finishing
import app.kindself.platform.keeping.KeystoreVault
import app.kindself.platform.keeping.ScreenLock
import app.kindself.platform.printing.AndroidPrinter
import app.kindself.platform.session.SessionStage
import app.kindself.platform.session.Wakefulness
import app.kindself.platform.sound.AndroidSpeaker
import app.kindself.platform.sound.AndroidVoice
import app.kindself.platform.sound.AudioFocus
import app.kindself.platform.sound.HeadphoneWatch
import app.kindself.platform.sound.Interruptions
import app.kindself.ui.platform.Clock
import app.kindself.ui.platform.FileShelf
import app.kindself.ui.platform.Notifier
import app.kindself.ui.platform.Platform
import app.kindself.ui.platform.Storage

/** Everything Android offers, put together, for an app that may be [locked]. */
internal class AndroidMachine(
    application: Application,
    clock: Clock,
    foremost: ForemostActivity,
    finishing: Finishing,
    voice: AndroidVoice,
    notifier: Notifier,
    locked: () -> Boolean
) {
    private val audio = application.service<AudioManager>()
    private val handler = Handler(Looper.getMainLooper())
    private val interruptions = Interruptions(audio, handler) { stage.tell(it) }
    private val focus = AudioFocus(audio, handler, interruptions)
    private val speaker = AndroidSpeaker(
        audio,
        focus,
        clock,
        // Whatever took the output away: the session waits for the person instead of going on unheard.
        lost = { stage.tell(SessionEvent.Interrupt(Interruption.OTHER_SOUND)) },
        silent = { stage.endIfQuiet() }
    )

    /** What the session service shows. */
    val stage: SessionStage = SessionStage(
        application,
        SessionStage.Parts(
            foremost,
            Wakefulness(application),
            interruptions,
            HeadphoneWatch(application) { stage.tell(SessionEvent.Interrupt(Interruption.HEADPHONES_GONE)) },
            ringing = { speaker.sounding },
            quiet = focus::giveBack
        )
    )

    /** What asks who is there. */
    val screenLock = ScreenLock(application, foremost)

    /** Files and folders of the phone. */
    val documents = AndroidDocuments(application.contentResolver, foremost)

    /** What the screens use. */
    val platform = Platform(
        clock,
        AndroidHaptics(application),
        voice,
        speaker,
        // Outside of every backup: all of it says something about a person.
        application.noBackupFilesDir.toPath().let {
            Storage(it.resolve("store"), FileShelf(it.resolve("shelf")), KeystoreVault(it.resolve("store")))
        },
        stage,
        AndroidPhone(application, foremost, finishing),
        screenLock,
        documents,
        AndroidPrinter(foremost, locked),
        notifier,
        // Where the system may empty it, as a person can.
        application.cacheDir.resolve("voice").path
    )
}
