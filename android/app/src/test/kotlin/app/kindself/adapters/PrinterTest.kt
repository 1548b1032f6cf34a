package app.kindself.adapters

import android.graphics.Bitmap
import android.graphics.Canvas
import android.graphics.Color
import android.os.CancellationSignal
import android.os.ParcelFileDescriptor
import android.print.LayoutAnswer
import android.print.PageRange
import android.print.PrintAttributes
import android.print.PrintAttributes.MediaSize
import android.print.PrintDocumentAdapter
import android.print.WriteAnswer
import androidx.activity.ComponentActivity
import app.kindself.KindselfApp
import app.kindself.core.EntryValue
import app.kindself.core.Feeling
import app.kindself.core.FieldValue
import app.kindself.core.Sheet
import app.kindself.flows.FakeMachine
import app.kindself.flows.TestFolders
import app.kindself.flows.journal.entries
import app.kindself.flows.journal.keep
import app.kindself.platform.printing.PageRoom
import app.kindself.platform.printing.PaperPages
import app.kindself.platform.printing.PaperRows
import app.kindself.platform.printing.Row
import app.kindself.platform.printing.paginate
import app.kindself.ui.journal.SheetWords
import app.kindself.ui.journal.onPaper
import app.kindself.ui.platform.Paper
import app.kindself.ui.platform.Paper.Block
import java.io.File
import java.nio.file.Files
import java.util.concurrent.TimeUnit
import kotlin.io.path.readText
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Dispatchers
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertTrue
import org.junit.Before
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.Robolectric
import org.robolectric.RobolectricTestRunner
import org.robolectric.RuntimeEnvironment
import org.robolectric.annotation.Config

private const val FAILED = "failed: The pages could not be made. What you wrote is still in Kindself."
private const val PATIENCE_S = 60L

/** How pages are laid out, and what the system's print dialog is handed. Their pictures go to target/pictures. */
@RunWith(RobolectricTestRunner::class)
@Config(shadows = [PhonePrinting::class, PhonePdf::class])
class PrinterTest {
    private val app by lazy { RuntimeEnvironment.getApplication() as KindselfApp }
    private val printer get() = app.machine.platform.printer

    private val words = SheetWords("Page", "Day", { "day $it" }, { number, most -> "$number of $most" }, { "of $it" }, { low, most, high ->
        "0: $low · $most: $high"
    }) { at, all -> "Page $at of $all" }

    private val a4 = PageRoom.of(attributes(MediaSize.ISO_A4))

    private fun attributes(media: MediaSize?, margins: PrintAttributes.Margins? = null) = PrintAttributes.Builder().run {
        media?.let(::setMediaSize)
        margins?.let(::setMinMargins)
        build()
    }

    private fun paper(vararg blocks: Block) = Paper("Page", blocks.toList(), words.pageName)

    private fun pages(paper: Paper, room: PageRoom = a4, isRightToLeft: Boolean = false) = PaperPages(paper, room, isRightToLeft)

    private fun drawn(pages: PaperPages, number: Int, room: PageRoom = a4, larger: Int = 1): Bitmap {
        val page = Bitmap.createBitmap(room.width * larger, room.height * larger, Bitmap.Config.ARGB_8888)
        page.eraseColor(Color.WHITE)
        pages.draw(number, Canvas(page).apply { scale(larger.toFloat(), larger.toFloat()) })
        return page
    }

    private fun picture(name: String, paper: Paper, room: PageRoom = a4, isRightToLeft: Boolean = false): Int {
        val pages = pages(paper, room, isRightToLeft)
        File("target/pictures").mkdirs()
        for (number in 0 until pages.count) {
            File("target/pictures/paper-$name-${number + 1}.png").outputStream().use {
                drawn(pages, number, room, larger = 2).compress(Bitmap.CompressFormat.PNG, 100, it)
            }
        }
        return pages.count
    }

    /** The first and the last column, and row, in which something stands. */
    private fun ink(page: Bitmap): List<Int> {
        val pixels = IntArray(page.width * page.height).also { page.getPixels(it, 0, page.width, 0, 0, page.width, page.height) }
        val dark = pixels.indices.filter { pixels[it] != Color.WHITE }
        return listOf(
            dark.minOf { it % page.width },
            dark.maxOf { it % page.width },
            dark.minOf { it / page.width },
            dark.maxOf { it / page.width }
        )
    }

    /** Each kind's blank sheet by its id, and what a thought record reads like. */
    private fun sheets(): Pair<Map<String, Sheet>, Sheet> {
        val machine = FakeMachine()
        val started = machine.start(CoroutineScope(Dispatchers.Unconfined), Dispatchers.Unconfined)
        val blank = started.writing.catalogue!!.kinds.associate { it.id to it.sheet }
        machine.keep("", "thought-record") { written ->
            val text = { field: String, words: String -> FieldValue(field, EntryValue.Text(words)) }
            val felt = { field: String, strength: Int ->
                FieldValue(field, EntryValue.Feelings(listOf(Feeling("ashamed", strength.toUByte()), Feeling("tired", null))))
            }
            val situation = "The meeting ran late and I said something short to Kim.\n\nOn the way home I went over it again and again."
            written.copy(
                values = listOf(
                    text("situation", situation),
                    felt("feelings", 70),
                    text("thought", "I always do this. They must think I am impossible."),
                    text("reply", "I was tired, and it was one sentence. I can say so tomorrow."),
                    text("friend", "That it happens to everyone, and that Kim has probably forgotten it."),
                    felt("feelings-after", 35)
                )
            )
        }
        val filled = started.stored.with { it.journal.sheet(machine.entries().single().id, machine.clock.moment()) }
        started.stored.shut()
        return blank to filled
    }

    private val long = "Rain on the roof, and nobody who wants anything. ".repeat(200)

    @Before
    fun aFreshPhone() = PhonePrinting.afresh()

    @Test
    fun everySheetIsDrawnInsideOfItsMargins() {
        val (blank, filled) = sheets()
        for ((id, sheet) in blank) {
            picture("blank-$id", sheet.onPaper(words))
            picture("blank-$id-rtl", sheet.onPaper(words), isRightToLeft = true)
        }
        picture("filled", filled.onPaper(words))
        picture("filled-letter", filled.onPaper(words), PageRoom.of(attributes(MediaSize.NA_LETTER)))
        for (sheet in blank.values + filled) {
            for (isRightToLeft in listOf(false, true)) {
                val pages = pages(sheet.onPaper(words), isRightToLeft = isRightToLeft)
                for (number in 0 until pages.count) {
                    val (left, right, top, bottom) = ink(drawn(pages, number))
                    assertTrue("$left–$right", left >= a4.left - 1 && right <= a4.width - a4.right + 1)
                    assertTrue("$top–$bottom", top >= a4.top - 1 && bottom <= a4.height - a4.bottom / 4)
                }
            }
        }
    }

    @Test
    fun noRowIsCutInTwoAndEachIsThereOnceInOrder() {
        val rows = PaperRows(a4.textWidth, isRightToLeft = false)
        val texts = listOf(long, "word".repeat(3000), "سلام ".repeat(900), List(300) { "line $it" }.joinToString("\n"), "\n\n\n")
        val all = texts.flatMap { rows.of(Block.Question("A question?")) + rows.of(Block.Hint("A hint.")) + rows.of(Block.Answer(it)) } +
            rows.of(Block.Ruled(80, numbered = true))
        val pages = paginate(all, a4.textHeight)
        assertTrue("${pages.size} pages", pages.size > 10)
        assertEquals(all.filter { it !is Row.Space }, pages.flatten().map { it.row }.filter { it !is Row.Space })
        for (page in pages) {
            var below = 0f
            for (placed in page) {
                assertTrue(placed.top >= below)
                below = placed.top + placed.row.height
                assertTrue("to $below of ${a4.textHeight}", below <= a4.textHeight)
            }
            assertFalse("a question at the end of a page", page.last().row.staysWithNext)
        }
    }

    @Test
    fun rowsThatStayTogetherGoToTheNextPageTogetherUnlessNoPageHoldsThem() {
        fun row(height: Float, stays: Boolean = false) = Row.Drawn(height, stays) { _, _ -> }
        fun heights(height: Float, vararg rows: Row) = paginate(rows.toList(), height).map { page -> page.map { it.row.height } }
        assertEquals(listOf(listOf(60f), listOf(30f, 20f)), heights(100f, row(60f), row(30f, true), row(20f)))
        assertEquals(listOf(listOf(60f, 20f), listOf(20f)), heights(90f, row(60f), row(20f), row(20f)))
        assertEquals(listOf(listOf(60f, 40f), listOf(70f), listOf(50f)), heights(100f, row(60f), row(40f, true), row(70f, true), row(50f)))
        assertEquals("space begins no page", listOf(listOf(90f), listOf(20f)), heights(100f, row(90f), Row.Space(20f), row(20f)))
        assertEquals("one that is too high is there all the same", listOf(listOf(150f), listOf(10f)), heights(100f, row(150f), row(10f)))
        assertEquals(listOf(emptyList<Float>()), heights(100f))
    }

    @Test
    fun aLongAnswerGoesOnPageAfterPageAndEachSaysWhichItIs() {
        val answer = long.take(10_000)
        val paper = paper(Block.Title("A note"), Block.Question("Your words"), Block.Answer(answer))
        val count = picture("long", paper)
        assertTrue("$count pages", count in 3..6)
        val (_, _, _, bottom) = ink(drawn(pages(paper), 0))
        assertTrue("its number stands in the margin: $bottom", bottom > a4.height - a4.bottom)
        val one = pages(paper(Block.Title("A note"), Block.Answer("rain")))
        assertEquals(1, one.count)
        val (_, _, _, end) = ink(drawn(one, 0))
        assertTrue("one page has no number: $end", end < a4.height / 4)
    }

    @Test
    fun theLargestEntryThereCanBeIsLaidOut() {
        val largest = "a long one ".repeat((1 shl 20) / 11)
        assertTrue(pages(paper(Block.Answer(largest))).count > 200)
        assertTrue(pages(paper(Block.Answer("x".repeat(100_000)))).count > 20)
    }

    @Test
    fun pagesAreAsLargeAsTheDialogSaysAndTheirMarginsAsWideAsThePrinterNeeds() {
        fun size(room: PageRoom) = listOf(room.width, room.height, room.left.toInt(), room.top.toInt())
        assertEquals(listOf(595, 842, 54, 54), size(a4))
        assertEquals(listOf(612, 792, 54, 54), size(PageRoom.of(attributes(MediaSize.NA_LETTER))))
        assertEquals(listOf(842, 595, 54, 54), size(PageRoom.of(attributes(MediaSize.ISO_A4.asLandscape()))))
        assertEquals(listOf(595, 842, 54, 54), size(PageRoom.of(attributes(null))))
        val wide = PrintAttributes.Margins(2000, 100, 0, 0)
        assertEquals(listOf(595, 842, 144, 54), size(PageRoom.of(attributes(MediaSize.ISO_A4, wide))))
        val tiny = PageRoom.of(attributes(MediaSize("tiny", "tiny", 100, 100)))
        assertTrue("a paper without room", pages(paper(Block.Answer("rain")), tiny).count >= 1)
    }

    private fun adapter(paper: Paper): PrintDocumentAdapter {
        Robolectric.buildActivity(ComponentActivity::class.java).use { controller ->
            controller.setup()
            assertTrue(printer.print(paper))
        }
        return PhonePrinting.jobs.last().second
    }

    private fun laidOut(adapter: PrintDocumentAdapter, cancelled: CancellationSignal = CancellationSignal()): String {
        val answer = LayoutAnswer()
        adapter.onLayout(null, attributes(MediaSize.ISO_A4), cancelled, answer, null)
        return answer.told.get(PATIENCE_S, TimeUnit.SECONDS)
    }

    private fun written(
        adapter: PrintDocumentAdapter,
        to: ParcelFileDescriptor,
        cancelled: CancellationSignal = CancellationSignal(),
        vararg wanted: PageRange
    ): String {
        val answer = WriteAnswer()
        adapter.onWrite(arrayOf(*wanted), to, cancelled, answer)
        return answer.told.get(PATIENCE_S, TimeUnit.SECONDS)
    }

    @Test
    fun theDialogIsToldHowManyPagesThereAreAndGetsThoseItAsksFor() {
        val file = TestFolders.new("printing").resolve("spooled")
        Files.createFile(file)
        val adapter = adapter(paper(Block.Title("A note"), Block.Answer(long.take(10_000))))
        assertEquals("what others may see says nothing", "Page", PhonePrinting.jobs.single().first)
        val told = laidOut(adapter)
        val count = Regex("Page.pdf: (\\d) pages").matchEntire(told)!!.groupValues[1].toInt()
        assertTrue(told, count > 2)
        ParcelFileDescriptor.open(file.toFile(), ParcelFileDescriptor.MODE_READ_WRITE).use {
            assertEquals("0, 2", written(adapter, it, wanted = arrayOf(PageRange(0, 0), PageRange(2, 2))))
            assertEquals("pages: 2", file.readText())
            assertEquals((0 until count).joinToString(), written(adapter, it, wanted = arrayOf(PageRange.ALL_PAGES)))
        }
        assertEquals(count, PhonePdf.written.size)
        assertTrue(PhonePdf.written.all { page -> ink(page)[0] >= a4.left - 1 })
        adapter.onFinish()
        assertEquals("nothing of it is a file of ours", emptyList<String>(), app.cacheDir.list().orEmpty().toList())
    }

    @Test
    fun whatCannotBeWrittenOrIsNotWantedAnyMoreIsSaidToTheDialog() {
        val file = TestFolders.new("printing").resolve("spooled")
        Files.createFile(file)
        val adapter = adapter(paper(Block.Answer("rain")))
        val cancelled = CancellationSignal().apply { cancel() }
        ParcelFileDescriptor.open(file.toFile(), ParcelFileDescriptor.MODE_READ_WRITE).use {
            assertEquals("before it is laid out", FAILED, written(adapter, it, wanted = arrayOf(PageRange.ALL_PAGES)))
            assertEquals("cancelled", laidOut(adapter, cancelled))
            assertEquals("Page.pdf: 1 pages", laidOut(adapter))
            val before = PhonePdf.closed
            assertEquals("cancelled", written(adapter, it, cancelled, PageRange.ALL_PAGES))
            assertEquals("what was begun is let go", before + 1, PhonePdf.closed)
        }
        // The drive is full, or the dialog is gone.
        val full = ParcelFileDescriptor.open(File("/dev/full"), ParcelFileDescriptor.MODE_WRITE_ONLY)
        full.use { assertEquals(FAILED, written(adapter, it, wanted = arrayOf(PageRange.ALL_PAGES))) }
    }

    @Test
    fun whereTheAppIsLockedTheDialogGetsNoMorePages() {
        val machine = FakeMachine()
        val kindself = app.startWith(machine.start(CoroutineScope(Dispatchers.Unconfined), Dispatchers.Unconfined))
        kindself.lock.change(true)
        val file = TestFolders.new("printing").resolve("spooled")
        Files.createFile(file)
        val adapter = adapter(paper(Block.Answer("rain")))
        ParcelFileDescriptor.open(file.toFile(), ParcelFileDescriptor.MODE_READ_WRITE).use {
            assertEquals("Page.pdf: 1 pages", laidOut(adapter))
            kindself.lock.outOfSight()
            assertEquals(FAILED, laidOut(adapter))
            assertEquals(FAILED, written(adapter, it, wanted = arrayOf(PageRange.ALL_PAGES)))
            assertEquals("nothing was written", 0L, Files.size(file))
            kindself.lock.unlock("Unlock Kindself")
            checkNotNull(machine.lock.asked)(true)
            assertEquals("0", written(adapter, it, wanted = arrayOf(PageRange.ALL_PAGES)))
        }
        kindself.stored.shut()
    }

    @Test
    fun aPhoneThatCannotPrintSaysSo() {
        assertFalse("no screen to ask on", printer.print(paper(Block.Answer("rain"))))
        Robolectric.buildActivity(ComponentActivity::class.java).use { controller ->
            controller.setup()
            PhonePrinting.isThere = false
            assertFalse(printer.print(paper(Block.Answer("rain"))))
            PhonePrinting.isThere = true
            PhonePrinting.refusal = IllegalStateException("no dialog")
            assertFalse(printer.print(paper(Block.Answer("rain"))))
        }
    }
}
