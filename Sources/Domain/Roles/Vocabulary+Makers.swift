extension Vocabulary {
    /// Jobs of those who make a track.
    static let makers: [(RoleWord, String)] = [
        (
            .job(.produce),
            """
            producer produced produce producing production prod reproduced productor producteur
            productrice produzent produzentin produzenten produziert produktion producent producenten
            producerad producentka produttore produttrice prodotto produzione produccion producido
            productora producao produzido produtor produtora produsent produsert produsertes produceret
            produktionen tuottaja tuotanto tuottanut produkcja produkce produkcia produkcija produceri
            producator produs réalisateur réalisation réalisé продюсер продюсеры продюсирование yapimci
            παραγωγή παραγωγός beatmaker プロデューサー プロデュース 制作人 制作 製作 製作人 監製 监制 프로듀서
            """
        ),
        (
            .job(.engineer),
            """
            engineer engineered engineering eng ingénieur ingeniero ingegnere ingenieur ingeniør
            ingenjör toningenieur tonmeister tontechnik tontechniker ljudtekniker lydtekniker tekniker
            engenheiro inżynier звукорежиссёр звукорежиссер звукооператор soundman engineers エンジニア
            """
        ),
        (
            .job(.mix),
            """
            mix mixed mixing mixer mixage mixé mixad mixning mikset miksaus miksattu miks mixaggio
            missaggio missato mixato mezcla mezclado mezclas mixagem mixado gemischt abmischung
            abgemischt mischung mixdown сведение микширование ミックス 混音 믹싱 mixes mixdowns
            """
        ),
        (
            .job(.record),
            """
            recorded recording record rec recordist tracking enregistré enregistrement aufgenommen
            aufnahme aufnahmen registrato registrazione registrazioni grabado grabación grabaciones
            gravado gravação gravações inspelad inspelning inspelningar indspillet innspilt optagelse
            optaget opnamen opname äänitys äänittänyt nagranie nagrania nahrávka запись записано 録音 录音
            """
        ),
        (
            .job(.master),
            """
            mastered mastering master masters remastered remastering remaster premastered premastering
            mastérisé mastérisation gemastert masterizado masterizzato masterizzazione masterização
            masteroitu masterointi mastrad mastring мастеринг マスタリング lacquer lacquers cut cutting
            """
        ),
        (
            .job(.remix),
            """
            remix remixed remixer remixing rmx remixé remixado remezcla remixes rework reworked
            reconstructed reconstruction ремикс リミックス
            """
        ),
        (
            .job(.write),
            """
            written write writer writing wrote songwriter songwriting cowriter cowritten author authored
            écrit geschrieben escrito escrita scritto skriven skrevet auteur autor autores autore autori
            автор авторы kirjoittanut
            """
        ),
        (
            .job(.compose),
            """
            composed composer compose composing composition compositeur compositrice compositor
            compositora compositore composto compuesto composición composição composizione komponist
            komponiert komposition kompositör komponerad music musik musique musica música muziek
            musiikki muzyka muzika hudba zene zeneszerző sävel säveltäjä sävellys tonsatt музыка
            композитор μουσική 作曲 작곡 score scored scoring müzik
            """
        ),
        (
            .job(.lyrics),
            """
            lyric lyrics lyricist lyrical words word text texts texte texter textdichter texted
            textförfattare textare tekst teksty tekster paroles parolier letra letras letrista testo
            testi parole paroliere sanat sanoitus sanoittaja slova słowa poem poems poetry verse verses
            versi слова стихи текст стих στίχοι 作詞 作词 작사 dalszöveg söz
            """
        ),
        (.job(.libretto), "libretto librettist librettista libretista livret librettó либретто"),
        (
            .job(.arrange),
            """
            arranged arranger arrange arranging arrangement arr arrangeur arrangiert arrangements
            arrangé arrangiamento arrangiamenti arrangiato arreglos arreglo arreglado arreglista arranjo
            arranjos arranjador arrangerad arrangemang arrangeret sovitus sovittanut aranżacja aranžmá
            aranjament rearranged orchestrated orchestration orchestrator orchestrations orquestación
            orchestrazione orchestriert instrumentation instrumentator аранжировка аранжировщик
            оркестровка 編曲 编曲 편곡 düzenleme ενορχήστρωση
            """
        ),
        (
            .job(.program),
            """
            programmed programming programmer program programación programação programmierung
            programmiert programmation programmazione programmering ohjelmointi beats beat sequenced
            sequencing sequencer программирование プログラミング
            """
        ),
    ]

    /// Words that say which kind, and those that say nothing.
    static let details: [(RoleWord, String)] = [
        (
            .kind(.executive),
            "executive exec executives exécutif exécutive ejecutivo ejecutiva esecutivo executivo exekutiv ausführender"
        ),
        (
            .kind(.additional),
            """
            additional additionally add addl addit zusätzlich zusätzliche additionnel additionnelle
            adicional adicionales aggiuntivo aggiuntiva aggiuntivi extra ytterligare дополнительный
            """
        ),
        (
            .kind(.assistant),
            """
            assistant asst assist assisting assisted assistance associate associated association
            assistent assistente asistente associé assoc ass't assistants associates ассистент
            """
        ),
        (.kind(.co), "co"),
        (.second, "second 2nd"),
        (
            .medium,
            """
            film video movie television tv dvd documentary compilation reissue cinema visual visuals
            reissued postproduction postproduced line фильм
            """
        ),
        (
            .plain,
            """
            original main primary principal chief senior junior head musical track song album audio
            sound studio artistic basic live digital analog analogue protools pro tools technical
            session sessions house balance transfer editing edit overdub overdubs tracks songs
            reproduction self field location mobile remote surround stereo mono atmos dolby monitor
            musicale musicales artistique artistico artistica künstlerisch künstlerische général
            générale general whole entire full complete dt 1st first third 3rd new old title themes
            theme incidental
            """
        ),
        (
            .joint,
            """
            all by the of and for with in on at to from a an their his her von par por da di av af door
            przez de du del della
            """
        ),
    ]

    /// By job, parted by commas.
    static let manyWords: [(RoleJob, String)] = [
        (.produce, "direction artistique, dirección artística, beat maker, music production, producent muzyczny"),
        (.engineer, "ingénieur du son, ingeniero de sonido, tecnico del suono, técnico de som, técnico de sonido"),
        (.record, "prise de son, toma de sonido"),
        (.master, "lacquer cut, vinyl cut, lacquer cutting"),
        (.write, "songs, song, auteur compositeur, singer songwriter, music and lyrics, lyrics and music"),
        (.write, "words and music"),
        (.aid, "dj mix, dj mixed, sound design, sound designer, sound editor, music editor, music edit"),
        (.aid, "music consultant, music supervisor, recording supervisor, mix dj"),
        (.unnamed, "musical assistance"),
        (.perform, "voice actor, voice over, spoken word, human beatbox, mouth music, music box, musical box"),
        (.perform, "jaw harp, jews harp"),
        (.perform, "speech by, read by, performed by, played by, sung by, all sounds, backing band"),
        (.perform, "chorus master, tape loops"),
        (.perform, "frame drum, chapman stick, slide whistle, toy piano, wood block, finger snaps, foot stomps"),
        (.perform, "rhythm section"),
        (.apart, "a and r, aandr, liner notes, sleeve notes, art direction, make up, all rights reserved"),
        (.apart, "produced for"),
        (.apart, "music publisher, music publishing, music video, book, story, script, record label"),
        (.apart, "record company, recorded at, postproduction"),
    ]
}
