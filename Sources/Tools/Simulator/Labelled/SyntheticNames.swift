/// Names for what does not exist. Each says so, and no two are near enough to be mistaken for each other.
enum SyntheticNames {
    /// Up to 400 people.
    static func person(_ number: Int) -> String {
        "Synthetic \(first[number % first.count]) \(last[number / first.count % last.count])"
    }

    /// Up to 400 acts.
    static func act(_ number: Int) -> String {
        "Synthetic \(colours[number % colours.count]) \(animals[(number / colours.count + number * 7) % animals.count])"
    }

    /// Up to 400 titles.
    static func title(_ number: Int) -> String {
        "\(colours[(number * 3 + number / 20) % colours.count]) \(places[number % places.count])"
    }

    /// Without the accents, as careless sources have it.
    static func plain(_ name: String) -> String {
        String(name.map { plainLetters[$0] ?? $0 })
    }

    private static let plainLetters: [Character: Character] = [
        "á": "a", "é": "e", "è": "e", "ë": "e", "í": "i", "ó": "o", "ö": "o", "ø": "o", "ü": "u", "ñ": "n", "ç": "c",
        "ł": "l", "š": "s", "ž": "z",
    ]

    private static let first = [
        "Zoë", "Bruno", "Chloé", "Dagny", "Emil", "Freya", "Gustavo", "Hanneke", "Iñigo", "Jolanda", "Kwame", "Lucía",
        "Matěj", "Noor", "Oluf", "Priya", "Quentin", "Rosalie", "Søren", "Tadeusz",
    ]
    private static let last = [
        "Vandermolen", "Okonkwo", "Brännström", "Castellanos", "Dufresne", "Eriksen", "Fitzwilliam", "Grünewald",
        "Haugland", "Iwasaki", "Jankowski", "Kowalczyk", "Lindqvist", "Montefiore", "Nakamura", "Ostrowski",
        "Pellegrino", "Quispe", "Rasmussen", "Šimůnek",
    ]
    private static let colours = [
        "Amber", "Burgundy", "Cobalt", "Damask", "Ebony", "Fuchsia", "Golden", "Hazel", "Indigo", "Jade", "Khaki",
        "Lilac", "Magenta", "Navy", "Ochre", "Purple", "Russet", "Scarlet", "Turquoise", "Umber",
    ]
    private static let animals = [
        "Albatross", "Badgers", "Cormorant", "Dormouse", "Elk", "Falcons", "Gazelle", "Herons", "Ibis", "Jackdaw",
        "Kestrel", "Lynx", "Marmots", "Newts", "Otters", "Porcupine", "Quail", "Ravens", "Swifts", "Tortoise",
    ]
    private static let places = [
        "Harbour", "Meadow", "Avenue", "Bridge", "Canyon", "Delta", "Estuary", "Forest", "Glacier", "Island", "Jetty",
        "Kingdom", "Lagoon", "Mountain", "Northland", "Orchard", "Prairie", "Quarry", "Riverbed", "Station",
    ]
}
