package app.kindself.adapters

import android.graphics.Bitmap
import android.graphics.Canvas
import android.graphics.Color
import android.graphics.pdf.PdfDocument
import android.print.PrintAttributes
import android.print.PrintDocumentAdapter
import android.print.PrintJob
import android.print.PrintJobInfo
import android.print.PrintManager
import java.io.OutputStream
import org.robolectric.annotation.Implementation
import org.robolectric.annotation.Implements
import org.robolectric.annotation.RealObject
import org.robolectric.shadow.api.Shadow
import org.robolectric.util.ReflectionHelpers
import org.robolectric.util.ReflectionHelpers.ClassParameter

/**
 * The system's print dialog: it takes what it is given, unless it refuses, or there is none. With Robolectric's own, there is never one.
 */
@Implements(PrintManager::class)
class PhonePrinting {
    @RealObject
    lateinit var real: PrintManager

    @Implementation
    fun print(job: String, adapter: PrintDocumentAdapter, @Suppress("UNUSED_PARAMETER") attributes: PrintAttributes?): PrintJob? {
        refusal?.let { throw it }
        if (!isThere) return null
        jobs += job to adapter
        val parts = arrayOf<Class<*>>(PrintJobInfo::class.java, PrintManager::class.java)
        return Shadow.newInstance(PrintJob::class.java, parts, arrayOf(null, real))
    }

    companion object {
        val jobs = ArrayList<Pair<String, PrintDocumentAdapter>>()
        var isThere = true
        var refusal: RuntimeException? = null

        fun afresh() {
            jobs.clear()
            isThere = true
            refusal = null
        }
    }
}

/**
 * The half of PdfDocument that is not Java, which Robolectric lacks: pages are bitmaps, and the file says how many there are. That it
 * becomes a PDF is NOT RUN HERE. What the other half asks of its caller is asked.
 */
@Implements(PdfDocument::class)
class PhonePdf {
    private val pages = ArrayList<Bitmap>()

    @Implementation
    fun nativeCreateDocument() = 1L

    @Implementation
    fun nativeClose(@Suppress("UNUSED_PARAMETER") document: Long) {
        closed++
    }

    @Implementation
    fun nativeFinishPage(@Suppress("UNUSED_PARAMETER") document: Long) {
        last?.let(pages::add)
        last = null
    }

    @Implementation
    fun nativeWriteTo(@Suppress("UNUSED_PARAMETER") document: Long, to: OutputStream, @Suppress("UNUSED_PARAMETER") chunk: ByteArray) {
        to.write("pages: ${pages.size}".toByteArray())
        written = pages
    }

    companion object {
        private var last: Bitmap? = null

        /** The pages that were written last. */
        var written: List<Bitmap> = emptyList()
            private set

        /** How many documents were let go. */
        var closed = 0

        @Implementation
        @JvmStatic
        @Suppress("LongParameterList", "UNUSED_PARAMETER")
        fun nativeStartPage(document: Long, width: Int, height: Int, left: Int, top: Int, right: Int, bottom: Int): Long {
            val page = Bitmap.createBitmap(width, height, Bitmap.Config.ARGB_8888).apply { eraseColor(Color.WHITE) }
            last = page
            return ReflectionHelpers.callStaticMethod(
                Canvas::class.java,
                "nInitRaster",
                ClassParameter.from(Long::class.javaPrimitiveType, page.nativeInstance)
            )
        }
    }
}
