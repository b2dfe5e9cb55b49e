extension Vocabulary {
    /// Voices, instruments, ways to play, and what players are called.
    static let performers: [(RoleWord, String)] = [
        (
            .voice,
            """
            vocal vocals voc vocs voice voices vox singer singers singing sung vo bv bvs bgv vocalist
            vocalists voix chant chanteur chanteuse voz voces coros gesang stimme sång zang laulu śpiew
            zpěv zpívá zpívají canta canto voce voci вокал голос голоса ボーカル ヴォーカル
            """
        ),
        (.way, "lead leads backing background backup harmony harmonies"),
        (
            .job(.perform),
            """
            performer performed performance performers featuring feat featured ft guest guests musician
            musicians instrumentalist soloist leader bandleader concertmaster concertmistress conductor
            conducted conducting dirigent řídí ensemble orchestra orchestre orchester orkester
            orchestras choir choirs chorus choral chor sbor coro kör band group quartet quintet trio duo
            sextet septet octet player played playing plays musiker musicien musicista músico músicos
            narrator narration narrated reader recited recitation speaker spoken actor actress cast
            chanter rapper rap raps rapped mc toaster toasting deejay yodeling yodel beatbox beatboxing
            interpreter interprète intérprete исполнитель dancer tap crowd audience
            """
        ),
        (
            .play,
            """
            rhythm solo solos soprano mezzo alto tenor baritone bass contralto countertenor treble
            falsetto scat ad lib adlib adlibs humming shouts screams growls grunts whistle whistling
            talkbox vocoder clean gang choirmaster instrument instruments guitar guitars gtr gtrs
            guitarra guitarras guitare guitares gitarre gitarren chitarra chitarre kitara gitara gitarr
            kytara гитара acoustic electric classical spanish steel slide pedal nylon twelve string
            strings 12 6 dobro lap banjo mandolin mandola mandocello ukulele lute oud sitar sarod
            tanpura bouzouki balalaika cavaquinho charango cuatro koto shamisen erhu pipa guzheng zither
            cimbalom dulcimer autoharp harp lyre kora saz bajo basse baixo basso bas upright fretless
            contrabass double contrabassoon violone drum drums drummer batería batterie batteria
            schlagzeug bicí percussion percussions percusión percussioni percussionist perc perkussion
            congas conga bongo bongos timbales timbale tambourine tamburin shaker shakers maracas claves
            clave cowbell cymbal cymbals gong gongs bell bells triangle timpani tympani tabla tablas
            djembe cajon cajón darbuka marimba vibraphone vibes xylophone glockenspiel celesta chimes
            tubular handclap handclaps clap claps snaps guiro cabasa surdo pandeiro cuica berimbau
            bodhran steelpan pan pans washboard spoons bones castanets kit snare kick toms tom woodblock
            jug toy toys frame taiko mridangam dholak dhol udu daf piano pianos pianoforte klavier
            pianista pianist keyboard keyboards keyboardist keys tastiere teclados claviers
            keyboardsynth organ orgue organo órgano orgel hammond synthesizer synthesizers synth synths
            synthesiser sintetizador syntetizator syntezátor synthé moog mellotron melodica harmonium
            accordion accordeon accordian akkordeon accordéon acordeón fisarmonica concertina bandoneon
            bandoneón harpsichord cembalo clavichord clavinet clavi spinet rhodes wurlitzer grand
            clavioline ondes theremin stylophone omnichord keytar flute flutes flauto flauta flöte
            piccolo recorder clarinet clarinets klarinette clarinette clarinete oboe hautbois english
            cor anglais bassoon fagott saxophone saxophones sax saxes saxofón saxofon sassofono altsax
            horn horns brass woodwind woodwinds wind winds reeds trumpet trumpets tromba trompete
            trompette trompeta trombone trombones posaune tuba tubas sousaphone cornet flugelhorn
            fluegelhorn flügelhorn french euphonium bugle mellophone didgeridoo bagpipes bagpipe pipes
            uilleann whistles ocarina panpipes kazoo harmonica harmonicas mundharmonika armónica
            armonica shakuhachi ney duduk zurna violin violins violine violon violino violín violinist
            fiddle viola violas bratsche cello cellos violoncello violincello violoncelle violonchelo
            cellist viol gamba viele hurdy gurdy nyckelharpa hardanger turntable turntables turntablism
            scratch scratches scratching scratched dj sampler samplers electronics electronic electro
            computer laptop gameboy effects effect fx loops loop noise noises sounds drone machine
            device tapes ambience atmospheres sequences quanoune qanun kanun kalimba mbira balafon
            gamelan bowls rebab kemenche santur santoor sarangi esraj stick noisemaker fortepiano
            windchimes chime rainstick ngoni vibraslap basset tin psaltery lyricon ewi agogo caxixi
            afuche gaida kaval tar theorbo regal virginal virginals vihuela cittern crumhorn sackbut
            shawm dulcian cornett serpent chalumeau anvil ratchet temple talking block blocks tree
            speech dialogue accompanied accompanist accompaniment tape foley siren waterphone saw glass
            barrel musicbox muted wooden prepared tack honky tonk
            """
        ),
    ]
}
