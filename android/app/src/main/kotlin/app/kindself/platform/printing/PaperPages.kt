package app.kindself.platform.printing

import android.graphics.Canvas
import android.graphics.pdf.PdfDocument
import android.print.PageRange
import android.print.PrintAttributes
import app.kindself.ui.platform.Paper
import java.io.OutputStream
import kotlin.math.roundToInt

/** A page and its margins, in points: there are 72 in an inch. */
internal class PageRoom(val width: Int, val height: Int, val left: Float, val top: Float, val right: Float, val bottom: Float) {
    val textWidth get() = (width - left - right).roundToInt().coerceAtLeast(LEAST)
    val textHeight get() = (height - top - bottom).coerceAtLeast(LEAST.toFloat())

    companion object {
        /** About two centimetres, unless the printer needs more. */
        const val MARGIN = 54f

        /** Whatever a printer says of its paper, there is room for a few letters. */
        private const val LEAST = 72

        /** What was chosen in the dialog; A4 where nothing was. */
        fun of(chosen: PrintAttributes): PageRoom {
            val media = chosen.mediaSize ?: PrintAttributes.MediaSize.ISO_A4
            val least = chosen.minMargins ?: PrintAttributes.Margins.NO_MARGINS
            fun margin(mils: Int) = maxOf(MARGIN, points(mils))
            return PageRoom(
                points(media.widthMils).roundToInt(),
                points(media.heightMils).roundToInt(),
                margin(least.leftMils),
                margin(least.topMils),
                margin(least.rightMils),
                margin(least.bottomMils)
            )
        }

        /** From thousandths of an inch. */
        private fun points(mils: Int) = mils * 72 / 1000f
    }
}

/** A [paper] on pages of that [room]. No row is cut in two, and a question stays with how its answer begins. */
internal class PaperPages(private val paper: Paper, private val room: PageRoom, isRightToLeft: Boolean) {
    private val rows = PaperRows(room.textWidth, isRightToLeft)
    private val pages: List<List<Placed>> = paginate(paper.blocks.flatMap(rows::of), room.textHeight)

    val count get() = pages.size

    /** Draws page [number], from 0. */
    fun draw(number: Int, to: Canvas) {
        to.save()
        to.translate(room.left, room.top)
        drawRows(pages[number], to)
        if (count > 1) rows.pageName(paper.pageName(number + 1, count), room.textHeight + room.bottom / 2, to)
        to.restore()
    }

    /** Writes the pages that are wanted, as a PDF; which they were, or null where nobody [goesOn] waiting for it. */
    fun write(to: OutputStream, isWanted: (Int) -> Boolean, goesOn: () -> Boolean): Array<PageRange>? {
        val document = PdfDocument()
        try {
            val written = pages.indices.filter(isWanted)
            for (number in written) {
                if (!goesOn()) return null
                val page = document.startPage(PdfDocument.PageInfo.Builder(room.width, room.height, number + 1).create())
                draw(number, page.canvas)
                document.finishPage(page)
            }
            document.writeTo(to)
            return written.map { PageRange(it, it) }.toTypedArray()
        } finally {
            document.close()
        }
    }
}

/** A row, and where it begins on its page. */
internal class Placed(val row: Row, val top: Float)

/** Rows on pages that are so high: each whole, in order, and together with the next where it wants that and there is a page for both. */
internal fun paginate(rows: List<Row>, height: Float): List<List<Placed>> {
    val pages = ArrayList<ArrayList<Placed>>()
    var page = ArrayList<Placed>().also(pages::add)
    var top = 0f
    fun next() {
        page = ArrayList<Placed>().also(pages::add)
        top = 0f
    }
    var at = 0
    while (at < rows.size) {
        var end = at
        while (rows[end].staysWithNext && end < rows.lastIndex) end++
        val together = rows.subList(at, end + 1)
        val all = together.sumOf { it.height.toDouble() }.toFloat()
        if (top > 0 && top + all > height && all <= height) next()
        for (row in together) {
            if (top > 0 && top + row.height > height) next()
            // Space between two things is none where a page begins.
            if (top == 0f && row is Row.Space) continue
            page += Placed(row, top)
            top += row.height
        }
        at = end + 1
    }
    return pages
}

/** Lines of one text that follow each other are drawn at once: in a file they are one text then. */
private fun drawRows(page: List<Placed>, to: Canvas) {
    var at = 0
    while (at < page.size) {
        val (row, top) = page[at].run { row to top }
        var next = at + 1
        when (row) {
            is Row.Space -> Unit

            is Row.Drawn -> row.draw(to, top)

            is Row.Line -> {
                while ((page.getOrNull(next)?.row as? Row.Line)?.text === row.text) next++
                row.text.draw(to, top, row.number, row.number + next - at - 1)
            }
        }
        at = next
    }
}
