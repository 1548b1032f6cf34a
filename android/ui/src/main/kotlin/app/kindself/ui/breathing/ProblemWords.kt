package app.kindself.ui.breathing

import androidx.compose.runtime.Composable
import androidx.compose.ui.res.stringResource
import app.kindself.R
import app.kindself.core.Fault
import app.kindself.core.Field
import app.kindself.core.Problem
import app.kindself.core.secondsInDigits

/** What is to be mended, with its limit and the remedy. */
@Composable
fun problemInWords(problem: Problem): String = when (val fault = problem.fault) {
    is Fault.NotALength -> stringResource(R.string.fault_not_a_length)

    is Fault.TooShort -> stringResource(
        if (problem.field == Field.CYCLE) R.string.fault_cycle_short else R.string.fault_too_short,
        secondsInDigits(fault.leastMs)
    )

    is Fault.TooLong -> stringResource(
        if (problem.field == Field.CYCLE) R.string.fault_cycle_long else R.string.fault_too_long,
        secondsInDigits(fault.mostMs)
    )

    is Fault.BetweenSteps -> stringResource(R.string.fault_between_steps, secondsInDigits(fault.stepMs))

    is Fault.TooMuchHeld -> stringResource(R.string.fault_too_much_held, fault.percentMost.toInt())
}
