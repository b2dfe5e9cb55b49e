/// Words that say which version of a song a recording is, where they are set off from its title: in brackets, after a
/// dash, in a note of a source. What isn't among them keeps recordings apart all the same, see ``TitleTail``: the list
/// is there so that `En Vivo` and `Live` are one version, and so that a remaster is none.
///
/// All in the form of ``NameKey``. Sources: titles of the recorded responses; the guidelines of MusicBrainz for titles
/// in other languages.
enum VersionVocabulary {
    /// The mark that a word stands for.
    static func mark(_ word: Substring) -> VersionMark? {
        if let mark = words[word] { return mark }
        if let stem = stems.first(where: { word.hasPrefix($0.0) }) { return stem.1 }
        guard Script.joinsWords(word) else { return nil }
        return joined.first { word.contains($0.0) }?.1
    }

    /// Several words that stand for a mark only together, at the start of `rest`; with how many they are.
    static func phrase(at rest: ArraySlice<Substring>) -> (mark: VersionMark, count: Int)? {
        phrases.lazy.first { rest.starts(with: $0.0) }.map { ($0.1, $0.0.count) }
    }

    /// What the last word says although nothing sets it off. Words that end ordinary titles (`live`, `cover`,
    /// `mix`) are not among them.
    static func ending(_ word: Substring) -> VersionMark? { endings.contains(word) ? words[word] : nil }

    static let words: [Substring: VersionMark] = {
        var all: [Substring: VersionMark] = [:]
        for (mark, text) in spellings { for word in text.split(separator: " ") { all[word] = mark } }
        return all
    }()

    private static let spellings: [(VersionMark, String)] = [
        (.remix, "remix remixed remixes rmx remezcla remixado remixe"),
        (.mix, "mix"), (.edit, "edit"), (.extended, "extended extendida extendido estesa"),
        (.dub, "dub dubplate"),
        (.rework, "rework reworked reworking vip flip bootleg mashup redux reimagined revisited reinterpreted"),
        (.live, "live vivo directo concert concierto konzert koncert konsertti concerto canli zive nazivo elo leve"),
        (.live, "livemitschnitt liveversion liveaufnahme konzertmitschnitt session sessions sesion sessao seduta"),
        (.acoustic, "acoustic acustico acustica acusticos akustisch akustik akustisk akustinen akustyczna akustyczny"),
        (.acoustic, "acoustique akoestisch akusticka unplugged stripped ακουστικο ακουστικη ακουστικα אקוסטי"),
        (.instrumental, "instrumental instrumentale instrumentals strumentale instrumentalversion instrumentaal inst"),
        (.acapella, "acapella acappella cappella"), (.karaoke, "karaoke playback"),
        (.orchestral, "orchester orquesta orquestal symphonic sinfonico"),
        (.orchestral, "sinfonica symphonique philharmonic strings"),
        (.demo, "demo demos maqueta maquette demoversion демо ντεμο"), (.cover, "cover covered кавер versionada"),
        (.rerecording, "rerecorded regrabada regrabacion regravada reenregistre"),
        (.freestyle, "freestyle"), (.skit, "skit"), (.intro, "intro introduction"), (.outro, "outro"),
        (.interlude, "interlude interludio"), (.reprise, "reprise"),
        (.slowed, "slowed"), (.spedUp, "sped nightcore"),
        (.version, "version versione versao versie fassung wersja verze verzia verzio versiyon versjon versio ver"),
        (.live, "ζωντανα حفلة مباشر הופעה"), (.remix, "ρεμιξ ريمكس רמיקס"), (.version, "версія εκδοση"),
    ]

    /// Beginnings of words that are declined.
    static let stems: [(String, VersionMark)] = [
        ("концерт", .live), ("живо", .live), ("живая", .live), ("живы", .live), ("вживую", .live), ("лайв", .live),
        ("акустич", .acoustic), ("инструментал", .instrumental), ("минус", .karaoke), ("караоке", .karaoke),
        ("ремикс", .remix), ("ремікс", .remix), ("оркестр", .orchestral), ("симфонич", .orchestral),
        ("верси", .version), ("koncertow", .live), ("orkiestr", .orchestral), ("orchestr", .orchestral),
    ]

    /// What is found within a word, since blanks don't part words there.
    static let joined: [(String, VersionMark)] = [
        ("ライブ", .live), ("ライヴ", .live), ("現場", .live), ("现场", .live), ("演唱會", .live), ("演唱会", .live),
        ("公演", .live), ("라이브", .live), ("콘서트", .live), ("แสดงสด", .live), ("คอนเสิร์ต", .live),
        ("アコースティック", .acoustic), ("弾き語り", .acoustic), ("어쿠스틱", .acoustic), ("不插電", .acoustic),
        ("不插电", .acoustic), ("อะคูสติก", .acoustic),
        ("インストゥルメンタル", .instrumental), ("インスト", .instrumental), ("연주곡", .instrumental),
        ("伴奏", .karaoke), ("カラオケ", .karaoke), ("オフボーカル", .karaoke), ("반주", .karaoke),
        ("リミックス", .remix), ("리믹스", .remix), ("混音", .remix), ("オーケストラ", .orchestral), ("오케스트라", .orchestral),
        ("デモ", .demo), ("데모", .demo), ("カバー", .cover), ("カヴァー", .cover), ("커버", .cover), ("翻唱", .cover),
        ("再録", .rerecording), ("バージョン", .version), ("ヴァージョン", .version), ("버전", .version), ("版", .version),
    ]

    static let phrases: [([Substring], VersionMark)] = [
        (["in", "concert"], .live), (["en", "vivo"], .live), (["ao", "vivo"], .live), (["dal", "vivo"], .live),
        (["en", "directo"], .live), (["in", "directo"], .live), (["en", "public"], .live), (["en", "concert"], .live),
        (["en", "concierto"], .live), (["en", "direct"], .live), (["na", "zywo"], .live),
        (["truc", "tiep"], .live), (["sped", "up"], .spedUp), (["a", "cappella"], .acapella),
        (["re", "recorded"], .rerecording), (["re", "recording"], .rerecording), (["off", "vocal"], .karaoke),
        (["with", "strings"], .orchestral), (["re", "work"], .rework), (["re", "imagined"], .rework),
    ]

    static let endings: Set<Substring> = [
        "remix", "instrumental", "acapella", "karaoke", "freestyle", "skit", "interlude", "reprise",
    ]
}
