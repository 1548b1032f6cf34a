package app.kindself.ui.journal

import androidx.compose.runtime.Composable
import androidx.compose.ui.res.stringResource
import app.kindself.R
import app.kindself.core.Sheet
import app.kindself.core.SheetBody
import app.kindself.ui.parts.LocalDates
import app.kindself.ui.parts.dayInWords
import app.kindself.ui.platform.Paper
import app.kindself.ui.platform.Paper.Block

/** The words around a sheet, in the person's language. */
class SheetWords(
    val job: String,
    /** Before the line for a blank sheet's day. */
    val day: String,
    val dayInWords: (String) -> String,
    /** A number, and the most. */
    val rated: (String, String) -> String,
    /** What the most is of a number that is to be filled in. */
    val ofMost: (String) -> String,
    /** What 0 means, the most, and what that means. */
    val ends: (String, String, String) -> String,
    val pageName: (Int, Int) -> String
)

/** The same, from the resources. */
@Composable
fun sheetWords(): SheetWords {
    val dates = LocalDates.current
    val (rated, ofMost) = stringResource(R.string.rating_of) to stringResource(R.string.sheet_of_most)
    val (ends, page) = stringResource(R.string.sheet_ends) to stringResource(R.string.sheet_page)
    return SheetWords(
        stringResource(R.string.sheet_job),
        stringResource(R.string.sheet_day),
        { dayInWords(it, dates) },
        { number, most -> rated.format(number, most) },
        { ofMost.format(it) },
        { low, most, high -> ends.format(low, most, high) },
        { at, all -> page.format("$at", "$all") }
    )
}

/** The sheet in [words], block by block. */
fun Sheet.onPaper(words: SheetWords): Paper {
    val blocks = buildList {
        add(Block.Title(title))
        val about = day
        if (about == null) add(Block.Blank(words.day)) else add(Block.Quiet(words.dayInWords(about)))
        opening?.let { add(Block.Quiet(it)) }
        for (part in parts) {
            part.label?.let { add(Block.Question(it)) }
            part.hint?.let { add(Block.Hint(it)) }
            part.body?.let { addAll(blocks(it, words)) }
        }
    }
    return Paper(words.job, blocks, words.pageName)
}

private fun blocks(body: SheetBody, words: SheetWords): List<Block> = when (body) {
    is SheetBody.Words -> listOf(Block.Answer(body.text))

    is SheetBody.Points -> body.lines.map { Block.Answer("• $it") }

    is SheetBody.Rated -> listOf(
        Block.Answer(words.rated("${body.number}", "${body.most}")),
        Block.Hint(words.ends(body.low, "${body.most}", body.high))
    )

    is SheetBody.Felt -> body.all.map { feeling ->
        val most = body.strengthMost
        val strength = feeling.strength?.let { if (most == null) "$it" else words.rated("$it", "$most") }
        Block.Answer(listOfNotNull(feeling.word, strength).joinToString(" · "))
    }

    is SheetBody.Lines -> listOf(Block.Ruled(body.count.toInt(), numbered = false))

    is SheetBody.Numbered -> listOf(Block.Ruled(body.count.toInt(), numbered = true))

    is SheetBody.Scale -> listOf(Block.Scale(body.marks.map { "$it" }, body.low, body.high))

    is SheetBody.Boxes -> body.options.map { Block.Box(it) }

    is SheetBody.Feelings -> listOfNotNull(
        Block.Hint(body.words.joinToString(" · ")).takeIf { body.words.isNotEmpty() },
        Block.Feelings(body.lines.toInt(), body.strengthMost?.let { words.ofMost("$it") })
    )
}
