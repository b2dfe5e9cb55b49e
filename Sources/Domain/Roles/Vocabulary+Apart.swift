extension Vocabulary {
    /// Jobs beside the music, and names that say nothing by themselves.
    static let apart: [(RoleWord, String)] = [
        (
            .job(.apart),
            """
            artwork art design designed designer graphics graphic layout typography lettering
            handlettering calligraphy illustration illustrated illustrator illustrations painting
            painted painter drawing drawn drawings photo photos photography photographer photographed
            photographs photographie fotografie foto fotos picture pictures image images sleeve cover
            covers coverdesign package packaging booklet insert liner notes note annotation annotated
            essay research researched typeset typesetting model modelled makeup hair hairdresser stylist
            styling costume costumes wardrobe fashion clothing choreography choreographer choreographed
            creative concept conceived animation animated logo digipak collage sculpture management
            managed manager managing mgmt booking booked agent agency legal lawyer attorney accountant
            accounting business coordinator coordination coordinated ordinator administration
            administrator administered office marketing promotion promoter promoted publicity publicist
            press pr product products distribution distributed distributor distributors publisher
            published publishing label labels licensed licensing licensee copyright rights company
            companies corporation inc records consultant consultancy representation representative
            secretary clearance clearances aandr compiled compiler compilations curated curator selected
            selection plated plating pressed pressing manufactured manufacturer printed printing print
            duplicated duplication replicated replication authoring telecine camera cameraman
            cinematography cinematographer lighting lights staging rigging screenplay scenario
            translated translation translator translations traduction proofreading proofread editorial
            supervisor tech roadie driver catering security coach tuner tuning repair luthier
            maintenance equipment tag thanks dedicated dedication inspired inspiration sponsor sponsored
            commissioned founded founder owner programme programmes engraved engraver mapping website
            web webdesign merchandise merch tour stagehand productmanager directrice regie regisseur
            redaktion redaktor redakce
            """
        ),
        (.job(.direct), "directed director direction directing dirección direzione direção leitung"),
        (
            .job(.unnamed),
            """
            other editor technician crew personnel misc credits credit involved special unknown various
            техник
            """
        ),
        (
            .job(.aid),
            """
            edited edits remade transferred transcription transcribed adapted adaptation adaptor
            restored restoration restauration denoised tuned autotune comping contractor copyist
            processed processing processor samples sample sampled sampling miked
            """
        ),
    ]
}
