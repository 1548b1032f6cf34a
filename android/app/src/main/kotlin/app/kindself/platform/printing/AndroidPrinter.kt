package app.kindself.platform.printing

import android.content.Context
import android.os.Bundle
import android.os.CancellationSignal
import android.os.ParcelFileDescriptor
import android.print.PageRange
import android.print.PrintAttributes
import android.print.PrintDocumentAdapter
import android.print.PrintDocumentInfo
import android.print.PrintJob
import android.print.PrintManager
import android.view.View
import app.kindself.R
import app.kindself.platform.ForemostActivity
import app.kindself.ui.platform.Paper
import app.kindself.ui.platform.Printer
import java.io.FileOutputStream
import java.io.IOException
import kotlin.concurrent.thread

/**
 * The system's print dialog, which also makes PDF files. Pages go into the file that the system's print service opens for them; none is the
 * app's own, so nothing is left behind here. A dialog that still stands where the app is [locked] gets no more of them. A real printer, and
 * what the service keeps until it has printed, are NOT RUN HERE.
 */
internal class AndroidPrinter(private val foremost: ForemostActivity, private val locked: () -> Boolean) : Printer {
    override fun print(paper: Paper): Boolean {
        val activity = foremost.activity ?: return false
        val manager = activity.getSystemService(Context.PRINT_SERVICE) as? PrintManager ?: return false
        return try {
            isTaken(manager.print(paper.job, PaperAdapter(activity.applicationContext, paper, locked), null))
        } catch (_: RuntimeException) {
            // No print service, no dialog, none now: each phone refuses in its own way.
            false
        }
    }

    /** Where a phone cannot print, there is no [job], whatever the method's declaration says. */
    private fun isTaken(job: PrintJob?) = job != null
}

/** Lays [paper] out for the page that was chosen, as often as another one is, and writes the pages that are asked for, unless [locked]. */
internal class PaperAdapter(private val context: Context, private val paper: Paper, private val locked: () -> Boolean) :
    PrintDocumentAdapter() {
    @Volatile
    private var pages: PaperPages? = null

    override fun onLayout(
        old: PrintAttributes?,
        new: PrintAttributes,
        cancelled: CancellationSignal,
        answer: LayoutResultCallback,
        extras: Bundle?
    ) = aside({ answer.onLayoutFailed(context.getString(R.string.sheet_failed)) }) {
        val laid = PaperPages(paper, PageRoom.of(new), isRightToLeft = context.resources.configuration.layoutDirection == RTL)
        if (cancelled.isCanceled) return@aside answer.onLayoutCancelled()
        pages = laid
        val info = PrintDocumentInfo.Builder(paper.job + PDF).setContentType(PrintDocumentInfo.CONTENT_TYPE_DOCUMENT)
        answer.onLayoutFinished(info.setPageCount(laid.count).build(), new != old)
    }

    override fun onWrite(
        wanted: Array<out PageRange>,
        to: ParcelFileDescriptor,
        cancelled: CancellationSignal,
        answer: WriteResultCallback
    ) = aside({ answer.onWriteFailed(context.getString(R.string.sheet_failed)) }) {
        val laid = pages ?: throw IOException("not laid out")
        val written = laid.write(FileOutputStream(to.fileDescriptor), isWanted = { page -> wanted.any { page in it.start..it.end } }) {
            !cancelled.isCanceled
        }
        if (written == null) answer.onWriteCancelled() else answer.onWriteFinished(written)
    }

    override fun onFinish() {
        pages = null
    }

    /** Not on the main thread: a long page takes a while. */
    private fun aside(failed: () -> Unit, work: () -> Unit) {
        // Whoever is at the dialog now may be someone else.
        if (locked()) return failed()
        thread(name = "kindself-printing") {
            try {
                work()
            } catch (_: IOException) {
                // A full drive, or the dialog is gone.
                failed()
            } catch (_: RuntimeException) {
                failed()
            }
        }
    }

    private companion object {
        const val RTL = View.LAYOUT_DIRECTION_RTL

        /** The end of the name that a file gets, where someone makes one. */
        const val PDF = ".pdf"
    }
}
