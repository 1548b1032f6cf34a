package app.kindself.platform.printing

import android.graphics.Canvas
import android.graphics.Color
import android.graphics.Paint
import android.graphics.Typeface
import android.text.Layout
import android.text.StaticLayout
import android.text.TextDirectionHeuristics
import android.text.TextPaint
import app.kindself.ui.platform.Paper.Block

/** What is never cut in two. */
internal sealed class Row(val height: Float, val staysWithNext: Boolean) {
    /** Line [number] of a text. */
    class Line(val text: LaidText, val number: Int, staysWithNext: Boolean) : Row(text.heightOf(number), staysWithNext)

    class Space(height: Float, staysWithNext: Boolean = false) : Row(height, staysWithNext)

    /** Anything else; [draw] is told where it begins. */
    class Drawn(height: Float, staysWithNext: Boolean = false, val draw: (Canvas, Float) -> Unit) : Row(height, staysWithNext)
}

/** A paragraph in lines; [left] is how far it stands from the margin. */
internal class LaidText(private val layout: StaticLayout, private val left: Float) {
    val lines get() = layout.lineCount

    val height get() = layout.height.toFloat()

    fun heightOf(line: Int) = (layout.getLineBottom(line) - layout.getLineTop(line)).toFloat()

    /** Draws lines [first] to [last], the first of them at [top]. */
    fun draw(to: Canvas, top: Float, first: Int = 0, last: Int = lines - 1) {
        to.save()
        to.translate(left, top - layout.getLineTop(first))
        if (first > 0 || last < lines - 1) {
            val (from, until) = layout.getLineTop(first).toFloat() to layout.getLineBottom(last).toFloat()
            to.clipRect(-FAR, from, layout.width + FAR, until)
        }
        layout.draw(to)
        to.restore()
    }

    private companion object {
        /** Slanted letters may stand out of their line at its sides. */
        const val FAR = 36f
    }
}

/** Blocks of a sheet as rows of that [width], in black and white: how large, how far apart, and how a blank looks that asks for a pen. */
internal class PaperRows(private val width: Int, private val isRightToLeft: Boolean) {
    private val title = ink(20f, Color.BLACK, Typeface.BOLD)
    private val question = ink(12f, Color.BLACK, Typeface.BOLD)
    private val words = ink(11.5f, Color.BLACK)
    private val quiet = ink(10f, GREY)
    private val rule = Paint(Paint.ANTI_ALIAS_FLAG).apply {
        color = RULE
        strokeWidth = 0.75f
        style = Paint.Style.STROKE
    }

    fun of(block: Block): List<Row> = when (block) {
        is Block.Title -> text(block.words, title, staysWithNext = true) + Row.Space(4f, staysWithNext = true)

        is Block.Quiet -> text(block.words, quiet) + Row.Space(4f)

        is Block.Question ->
            listOf(Row.Space(10f)) + text(block.words, question, staysWithNext = true) + Row.Space(2f, staysWithNext = true)

        is Block.Hint -> text(block.words, quiet, staysWithNext = true) + Row.Space(2f, staysWithNext = true)

        is Block.Answer -> text(block.words, words) + Row.Space(3f)

        is Block.Blank -> listOf(blank(block.name), Row.Space(6f))

        is Block.Ruled -> (1..block.count).map { number -> ruled("$number.".takeIf { block.numbered }, stays(number, block.count)) }

        is Block.Scale -> listOf(scale(block))

        is Block.Box -> listOf(box(block.words))

        is Block.Feelings -> (1..block.lines).map { number -> feeling(block.strength, stays(number, block.lines)) }
    }

    /** The name of a page, in the middle of the margin below it. */
    fun pageName(name: String, top: Float, to: Canvas) = laid(name, quiet, align = Layout.Alignment.ALIGN_CENTER).draw(to, top)

    /** Paragraph by paragraph: each has the direction of its own words. */
    private fun text(words: String, ink: TextPaint, staysWithNext: Boolean = false): List<Row> = words.split('\n').flatMap { paragraph ->
        val text = laid(paragraph, ink)
        (0 until text.lines).map { Row.Line(text, it, staysWithNext) }
    }

    /** Lines of one question are on one page, where it holds them: one alone on the next would belong to nothing. */
    private fun stays(number: Int, count: Int) = number < count && count <= TOGETHER

    private fun ruled(number: String?, staysWithNext: Boolean) = Row.Drawn(PITCH, staysWithNext) { to, top ->
        if (number != null) at(number, words, 0f, NUMBERS, top + PITCH - BASE, to)
        line(if (number == null) 0f else NUMBERS, width.toFloat(), top + PITCH, to)
    }

    private fun feeling(strength: String?, staysWithNext: Boolean) = Row.Drawn(PITCH, staysWithNext) { to, top ->
        val end = if (strength == null) width.toFloat() else width - STRENGTH
        line(0f, end, top + PITCH, to)
        if (strength != null) {
            line(end + GAP, end + GAP + PEN, top + PITCH, to)
            at(strength, quiet, end + GAP + PEN + BASE, width.toFloat(), top + PITCH - BASE, to)
        }
    }

    private fun blank(name: String): Row {
        val named = quiet.measureText(name).coerceAtMost(width / 2f)
        return Row.Drawn(PITCH) { to, top ->
            at(name, quiet, 0f, named, top + PITCH - BASE, to)
            line(named + BASE, named + BASE + DAY, top + PITCH, to)
        }
    }

    private fun scale(block: Block.Scale): Row {
        val half = width / 2 - GAP.toInt()
        val (start, end) = 0f to (width - half).toFloat()
        val low = laid(block.low, quiet, half, if (isRightToLeft) end else start)
        val high = laid(block.high, quiet, half, if (isRightToLeft) start else end, Layout.Alignment.ALIGN_OPPOSITE)
        return Row.Drawn(PITCH + maxOf(low.height, high.height) + BASE) { to, top ->
            val step = width.toFloat() / block.marks.size
            block.marks.forEachIndexed { n, mark ->
                val middle = mirrored(step * (n + 0.5f))
                to.drawCircle(middle, top + PITCH / 2, CIRCLE, rule)
                to.drawText(mark, middle - words.measureText(mark) / 2, top + PITCH / 2 + BASE, words)
            }
            low.draw(to, top + PITCH)
            high.draw(to, top + PITCH)
        }
    }

    private fun box(label: String): Row {
        val room = width - NUMBERS.toInt()
        val text = laid(label, words, room, left = if (isRightToLeft) 0f else NUMBERS)
        return Row.Drawn(text.height + BASE) { to, top ->
            val (one, other) = mirrored(1f) to mirrored(1f + SQUARE)
            to.drawRect(minOf(one, other), top + 2f, maxOf(one, other), top + 2f + SQUARE, rule)
            text.draw(to, top)
        }
    }

    private fun line(from: Float, until: Float, at: Float, to: Canvas) = to.drawLine(mirrored(from), at, mirrored(until), at, rule)

    /** One line of [label] between [from] and [until], on the base line [at]. */
    private fun at(label: String, ink: TextPaint, from: Float, until: Float, at: Float, to: Canvas) {
        val text = laid(label, ink, (until - from).toInt().coerceAtLeast(1) + 1, left = if (isRightToLeft) width - until else from)
        text.draw(to, at - ink.textSize, last = 0)
    }

    private fun mirrored(x: Float) = if (isRightToLeft) width - x else x

    private fun laid(
        words: String,
        ink: TextPaint,
        room: Int = width,
        left: Float = 0f,
        align: Layout.Alignment = Layout.Alignment.ALIGN_NORMAL
    ): LaidText {
        val direction = if (isRightToLeft) TextDirectionHeuristics.FIRSTSTRONG_RTL else TextDirectionHeuristics.FIRSTSTRONG_LTR
        val layout = StaticLayout.Builder.obtain(words, 0, words.length, ink, room)
            .setTextDirection(direction).setAlignment(align).setLineSpacing(0f, SPACING).setIncludePad(false).build()
        return LaidText(layout, left)
    }

    private fun ink(size: Float, colour: Int, style: Int = Typeface.NORMAL) = TextPaint(Paint.ANTI_ALIAS_FLAG).apply {
        textSize = size
        color = colour
        typeface = Typeface.create(Typeface.SANS_SERIF, style)
    }

    private companion object {
        /** From one ruled line to the next: 8.5 millimetres, as in a school's exercise book. */
        const val PITCH = 24f
        const val BASE = 4f

        /** The most lines that are kept together: they fit on a page with their question. */
        const val TOGETHER = 20
        const val GAP = 12f

        /** Room for a number before a line, or a box. */
        const val NUMBERS = 20f

        /** Room at the end of a line for how strong a feeling is: a short line to write on, and the most. */
        const val STRENGTH = 110f
        const val PEN = 40f

        /** The line for a day. */
        const val DAY = 160f
        const val SQUARE = 10f
        const val CIRCLE = 9.5f
        const val SPACING = 1.2f
        const val GREY = 0xFF505050.toInt()
        const val RULE = 0xFF8C8C8C.toInt()
    }
}
