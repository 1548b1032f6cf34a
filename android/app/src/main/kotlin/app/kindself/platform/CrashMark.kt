package app.kindself.platform

import android.app.ActivityManager
import android.app.ApplicationExitInfo
import android.content.Context
import android.os.Build
import java.io.File
import java.io.IOException

/**
 * What is left behind where the process breaks off: an empty file in [folder], for what broke may say what a person wrote. At the next
 * start it is known by it, before anything is touched that may have been the cause.
 */
internal class CrashMark(private val context: Context, folder: () -> File = context::getNoBackupFilesDir) {
    // Not before it is needed: while the phone was not unlocked yet there is no such folder.
    private val mark by lazy { File(folder(), "broke-off") }

    /** Its time is that of the last start after a crash: what the system tells of crashes before then was said. */
    private val said by lazy { File(folder(), "broke-off-said") }

    private var before: Thread.UncaughtExceptionHandler? = null

    /** Whether the last run broke off, and nobody went on from there: a mark is left where only the system knows of it yet. */
    val there: Boolean get() = mark.exists() || brokeInNativeCode().also { if (it) set() }

    /** From now on the mark is set where something goes uncaught; then whoever watched before has their turn. */
    fun watch() {
        before = Thread.getDefaultUncaughtExceptionHandler()
        Thread.setDefaultUncaughtExceptionHandler { thread, error ->
            try {
                set()
            } finally {
                before?.uncaughtException(thread, error)
            }
        }
    }

    /** The process is over, as none on a phone ever is. */
    fun rest() = Thread.setDefaultUncaughtExceptionHandler(before)

    private fun set() {
        try {
            mark.createNewFile()
        } catch (_: IOException) {
            // Then the next start is like any other.
        } catch (_: SecurityException) {
            // The same.
        }
    }

    /** The person went on. */
    fun clear() {
        if (!there) return
        mark.delete()
        said.delete()
        try {
            said.createNewFile()
        } catch (_: IOException) {
            // It is said once more at the next start.
        }
    }

    /** No handler hears of what breaks in native code; the system has told of it since Android 11. */
    private fun brokeInNativeCode(): Boolean {
        if (Build.VERSION.SDK_INT < Build.VERSION_CODES.R) return false
        val last = context.service<ActivityManager>().getHistoricalProcessExitReasons(null, 0, 1).firstOrNull() ?: return false
        return last.reason == ApplicationExitInfo.REASON_CRASH_NATIVE && last.timestamp > said.lastModified()
    }
}
