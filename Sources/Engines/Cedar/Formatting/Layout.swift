/// Text whose line breaks are still open (after Wadler's "A prettier printer").
///
/// Tokens stand here by their numbers; with each come its comments, wherever it lands.
indirect enum Layout {
    /// A token with all its comments.
    case token(Int)
    /// Of a token, the comments before it alone; ``rest(_:)`` follows. So they can be indented otherwise than the
    /// token.
    case leading(Int)
    case rest(Int)
    case space
    /// A space, or a new line when the group around it does not fit on one.
    case line
    /// Nothing, or a new line when the group around it does not fit on one.
    case softLine
    /// Always a new line.
    case hardLine
    /// New lines within begin that many columns further right.
    case nest(Int, [Layout])
    /// On one line when it fits.
    case group([Layout])
    case sequence([Layout])
}
