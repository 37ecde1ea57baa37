/// Words that logs, programs and tables are full of. Where a keyword has another word, the pass looks for that one: each place
/// where it finds a word has to be looked at again.
enum EverydayWords {
    private static let words: Set<[Unicode.Scalar]> = Set(
        """
        access account action active address admin agent application auth authorization backend batch block body browser \
        build cache call card case cell change client cloud code command config connection content cookie count country \
        create customer data database date debug default delete deploy device domain email endpoint error event failed \
        file finished group handler header health host http https index info insert instance issue item level license \
        line link list load local location login machine mail manager master message method mobile model module month \
        name network node note number object office online open order owner page parent path payment person personal \
        phone policy port post process product profile project public query queue record region report request reset \
        resource response result role root route search secret security select server service session setting shared \
        site source space start state static status store stream string system table task team test text thread time \
        title token trace track type update upload user username value version view visit webhook website work worker \
        write year
        """.split(separator: " ").map { Array($0.unicodeScalars) })

    static func contains(_ word: [Unicode.Scalar]) -> Bool { words.contains(word) }
}
