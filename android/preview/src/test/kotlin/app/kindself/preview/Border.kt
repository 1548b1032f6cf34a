package app.kindself.preview

import app.kindself.core.Archive
import app.kindself.core.ArchiveInterface
import app.kindself.core.Breathing
import app.kindself.core.BreathingInterface
import app.kindself.core.Content
import app.kindself.core.ContentInterface
import app.kindself.core.Journal
import app.kindself.core.JournalInterface
import app.kindself.core.NoHandle
import app.kindself.core.Rendering
import app.kindself.core.Session
import app.kindself.core.SessionDevice
import app.kindself.core.SessionEvent
import app.kindself.core.Store
import app.kindself.core.StoreInterface
import app.kindself.core.passphraseWork
import app.kindself.ui.store.Core
import app.kindself.ui.store.OpenStore
import java.lang.reflect.InvocationTargetException
import java.lang.reflect.Proxy

/** The core, with every call to it counted on the way. */
class Border(private val real: Content) {
    /** Calls so far. */
    @Volatile
    var calls = 0
        private set

    /** The core as the app sees it. */
    val core = Core(
        counted(ContentInterface::class.java, real),
        real,
        counted(BreathingInterface::class.java, Breathing(real)),
        passphraseWork()
    ) { folder, key, check ->
        val store = Store.open(folder.toString(), key, check)
        OpenStore(
            counted(StoreInterface::class.java, store),
            counted(JournalInterface::class.java, Journal(store, real)),
            counted(ArchiveInterface::class.java, Archive(store, real, passphraseWork())),
            store
        )
    }

    private fun <T> counted(of: Class<T>, what: T): T = of.cast(
        Proxy.newProxyInstance(javaClass.classLoader, arrayOf(of)) { _, method, arguments ->
            // What is kept by name goes to the drive, off the main thread, as it went to a file before there was a store.
            if (method.name != "keepText") calls++
            try {
                val answer = method.invoke(what, *arguments.orEmpty())
                if (answer is Session) Counted(answer) else answer
            } catch (thrown: InvocationTargetException) {
                throw thrown.targetException
            }
        }
    )

    private inner class Counted(private val session: Session) : Session(NoHandle) {
        override fun subject() = session.also { calls++ }.subject()

        override fun open(device: SessionDevice, nowMs: ULong) = session.also { calls++ }.open(device, nowMs)

        override fun timeline() = session.also { calls++ }.timeline()

        override fun position(atMs: ULong) = session.also { calls++ }.position(atMs)

        override fun apply(event: SessionEvent, nowMs: ULong) = session.also { calls++ }.apply(event, nowMs)

        override suspend fun speak(voice: String, said: Rendering?) = session.also { calls++ }.speak(voice, said)

        override suspend fun track() = session.also { calls++ }.track()
    }
}
