/// The provider's ids of the types that our own songs use, as seen in its server's test database.
enum TypeID {
    static let person = "b6e035f4-3ce9-331c-97df-83397230b0df"
    static let official = "4e304316-386d-3409-af2e-78857eec5cfe"
    static let album = "f529b476-6e62-324f-b0aa-1f3e33d313fc"
    static let single = "d6038452-8ee0-3f68-affc-2de9a1ede0b9"
    static let song = "f061270a-2fd6-32f1-a641-f0f8676d14e6"
    static let producer = "5c0ceac3-feb4-41f0-868d-dc06f6e27fc0"
    static let performance = "a3005666-a872-32c3-ad06-98af558e99b0"
    static let writer = "a255bca1-b157-4518-9108-7b147dc3fc68"
    static let socialNetwork = "99429741-f3f6-484b-84f8-23af51991770"
    static let officialHomepage = "fe33d22f-c3b0-4d68-bd53-a856badf2b15"
    static let cover = "1e8536bd-6eda-3822-8e78-1c0f4d3d2113"
    static let co = "ac6f6b4c-a4ec-4483-a04e-9f425a914573"
    static let releaseProducer = "8bf377ba-8d71-4ecc-97f2-7bb2d8a2a75f"
    static let group = "e431f5f6-b5d2-343d-8b36-72607fffb74b"
    static let live = "6fd474e2-6b58-3102-9d17-d6f7eb7da0a0"
    static let compilation = "dd2a21e1-0c00-3729-a7a0-de60b84eb5d1"
}
