/// How surnames end that no list has: patronymics and the like, of the languages that are written in Latin letters.
enum SurnameEndings {
    private static let endings: [[UInt8]] = """
        ova eva ová evá ov ev off ski ska sky cki cka sson dottir dóttir sen son sohn mann berg stein bach heim
        wicz icz ić vić čić vič vić ič nen lainen escu enko chuk yan ian idis poulos akis ini etti elli ello
        ucci ardi aldi ović ević ovic evic ez eira inho ström quist kvist gren lund dahl gaard moto mura yama
        shima zadeh oglu uddin ullah wala pour yev skaya ák ík čík sek ček ová ický szky szki falvi
        """.split(whereSeparator: \.isWhitespace).map { Array($0.utf8) }

    static func has(_ word: ArraySlice<UInt8>) -> Bool {
        endings.contains { word.count > $0.count + 1 && word.suffix($0.count).elementsEqual($0) }
    }
}
