package app.kindself.ui.fields

import androidx.compose.runtime.Composable
import androidx.compose.ui.res.stringResource
import app.kindself.R
import app.kindself.core.FieldFault

/** What is to be mended about a field. */
@Composable
internal fun words(fault: FieldFault): String = when (fault) {
    FieldFault.Unknown -> stringResource(R.string.fault_unknown_field)
    FieldFault.OtherShape -> stringResource(R.string.fault_other_shape)
    is FieldFault.TooMuch -> stringResource(R.string.fault_too_much, fault.most.toString())
    FieldFault.NoOption -> stringResource(R.string.fault_no_option)
    is FieldFault.TooMany -> stringResource(R.string.fault_too_many, fault.most.toString())
    is FieldFault.TooLong -> stringResource(R.string.fault_word_too_long, fault.most.toString())
}
