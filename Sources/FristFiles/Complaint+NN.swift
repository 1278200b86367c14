import FristCore

extension Complaint {
  /// På nynorsk.
  var nn: String {
    switch self {
    case .notUTF8: "dette er ikkje UTF-8"
    case .looksLikeUTF16: "dette er UTF-16, ikkje UTF-8: lagre fila som UTF-8"
    case .tooLarge: "fila er større enn \(SourceText.mostBytes >> 20) MiB"
    case .notYAML(let problem): "dette er ikkje YAML: \(problem)"
    case .severalDocuments: "her byrjar eit nytt YAML-dokument: éi fil er eitt dokument"
    case .tooDeep(let most): "dette har meir enn \(most) nivå"
    case .keyNotText: "ein nøkkel må vere ein tekst"
    case .more(let count): "\(count) til av same slag herifrå"
    case .mergeKey: "flettenøklar (<<) blir ikkje lesne: skriv nøklane ut"
    case .anchor(let name):
      "anker (&\(name)) blir ikkje lesne: skriv verdien der han høyrer heime, og ein tekst som byrjar med &, i hermeteikn"
    case .alias(let name):
      "tilvisingar (*\(name)) blir ikkje lesne: skriv verdien ut, og ein tekst som byrjar med *, i hermeteikn"
    case .tag(let name):
      "merke (\(name)) blir ikkje lesne: kvar verdi er teksten slik han står, og ein som byrjar med !, må ha hermeteikn"
    case .notAFileOfKeys(let example): "fila må vere nøklar og verdiar, til dømes «\(example)»"
    case .unreadable(let reason): "kan ikkje lesast: \(reason)"
    case .notRegular: "dette er inga vanleg fil"
    case .changing: "fila vart skriven medan ho vart lesen"
    case .emptied: "fila har vorte tom"
    case .fileNameNotID(let name):
      "«\(name)» kan ikkje vere namnet på ein plan: filnamnet er små bokstavar a–z, siffer, «.», «_» og «-», høgst 128, framfor «.yaml»"
    case .fileNameNotYAML(let right): "filnamnet til ein plan sluttar på «.yaml»: kall fila «\(right)»"

    case .tab: "her står ein tabulator: rykk inn med mellomrom"
    case .noBreakSpace: "her står eit hardt mellomrom (U+00A0): skriv eit vanleg"
    case .colonMissing(let key): "kolon manglar etter «\(key)»: skriv «\(key): …»"
    case .spaceMissing(let key): "mellomrom manglar etter kolonet: skriv «\(key): …»"
    case .dashWithoutSpace: "mellomrom manglar etter streken: skriv «- …»"
    case .quoteOpen(let quote): "hermeteiknet (\(quote)) som blir opna her, blir ikkje lukka på denne linja"
    case .bracketOpen(let bracket): "klammen (\(bracket)) som blir opna her, blir ikkje lukka som han skal"
    case .colonInText: "ein tekst med kolon og mellomrom i må ha hermeteikn, elles er innrykket feil her"
    case .curlyQuotes: "krølla hermeteikn (“ ”) blir ein del av teksten: skriv rette (\")"
    case .cannotBegin(let text): "ein tekst som byrjar med \(text), må ha hermeteikn"
    case .unknownEscape:
      "ein omvend skråstrek mellom doble hermeteikn har ei eiga tyding: skriv to, eller bruk enkle hermeteikn"
    case .indentation: "dette er ikkje rykt inn som linjene det høyrer saman med"
    case .controlInFile(let value): "her står eit kontrollteikn (\(Unicode.Scalar(value)?.codePoint ?? "?"))"

    case .unknownKey(let key, let suggestion, let known):
      "ukjend nøkkel «\(key)»"
        + (suggestion.map { ": kanskje «\($0)»?" } ?? ": nøklane her er \(known.joined(separator: ", "))")
    case .norwegianKey(let key, let right): "nøklane er engelske: «\(key)» heiter «\(right)» her"
    case .invisibleInKey(let right, let scalar):
      "her er eit usynleg teikn (\(scalar.codePoint)) i nøkkelen: skriv «\(right)» på nytt"
    case .keyOfOthers(let key, let owner): "«\(key)» høyrer berre til \(owner)"
    case .keyOfPlan(let key): "«\(key)» høyrer til planen sjølv: skriv han utan innrykk"
    case .repeatedKey(let key): "«\(key)» står her for andre gong"
    case .repeatedListKey(let key):
      "«\(key)» står her for andre gong: fleire blir skrivne under éin «\(key):», kvar på ei linje med «- »"
    case .missing(let key): "«\(key)» manglar"

    case .notText(let key): "«\(key)» må vere ein tekst"
    case .notList(let key): "«\(key)» må vere ei liste: «- …» på ei linje for kvar, eller [...]"
    case .notMapping(let key): "«\(key)» må vere nøklar og verdiar"
    case .notFlag(let key, let text): "«\(key)» må vere true eller false, ikkje «\(text)»"
    case .notDay(let key, let text): "«\(key)» må vere ein dag som 2019-02-14, ikkje «\(text)»"
    case .noSuchDay(let key, let text): "«\(key)»: dagen \(text) finst ikkje"
    case .norwegianDay(let key, let text, let right): "«\(key)» må skrivast som \(right), ikkje «\(text)»"
    case .notChoice(let key, let text, let choices):
      "«\(key)» må vere \(listed(choices, "eller", more: "til")), ikkje «\(text)»"
    case .notLanguage(let key, let text):
      "«\(key)» må vere nb (bokmål), nn (nynorsk) eller en (engelsk), ikkje «\(text)»"
    case .notNumber(let key, let text, let range):
      "«\(key)» må vere eit heilt tal frå \(range.lowerBound) til \(range.upperBound), ikkje «\(text)»"
    case .notRepeat(let text): "«every» må vere month, 0 (aldri) eller eit tal på dagar opp til 3650, ikkje «\(text)»"
    case .empty(let key): "«\(key)» er tom"
    case .controlCharacter(let key): "«\(key)» har eit linjeskift eller eit anna kontrollteikn her"
    case .invisible(let key, let scalar): "«\(key)» har eit usynleg teikn (\(scalar.codePoint)) her: ta det bort"
    case .curlyQuoted(let key, let text):
      "dei krølla hermeteikna i «\(key)» er ein del av teksten: skriv \"\(text)\""
    case .notID(let key, let text):
      "«\(text)» i «\(key)» er ingen id: bokstavar a–z, siffer, «.», «_» og «-», høgst 128, først ein bokstav eller eit siffer"
    case .notLowerCaseID(let key, let text):
      "«\(text)» i «\(key)» er ingen id: små bokstavar a–z, siffer, «.», «_» og «-», høgst 128, først ein bokstav eller eit siffer"
    case .notAddress(let key, let text): "«\(key)» må vere ei e-postadresse som post@nes.example, ikkje «\(text)»"
    case .notAccount(let key, let text): "«\(key)» må vere namnet på ein lokal konto, ikkje «\(text)»"
    case .notPage(let key, let text):
      "«\(key)» må vere ei adresse som byrjar med https:// eller http://, ikkje «\(text)»"
    case .shortPeriod(let text, let right): "«period» må skrivast som \(right), ikkje «\(text)»"
    case .notPeriod(let text):
      "«period» må vere år frå 1900 til 2200, det første først, til dømes 2019-2023, ikkje «\(text)»"
    case .notYear(let text): "«year» må vere eit år frå 1900 til 2200, eller every, ikkje «\(text)»"
    case .notZone(let text): "«timezone» må vere eit namn som Europe/Oslo, ikkje «\(text)»"
    case .notSendTime(let text): "«send_at» må vere eit klokkeslett frå \"05:00\" til \"22:00\", ikkje «\(text)»"
    case .notDuration(let key, let text, let example):
      "«\(key)» må vere timar eller dagar som \(example), minst éin og høgst ti år, ikkje «\(text)»"
    case .notDayOfYear(let text): "«\(text)» er ingen dag i året: månad og dag, til dømes 12-24"
    case .tooManyQuietDays(let days, let most):
      "«quiet» har \(days) dagar i året: høgst \(most), så e-posten kjem ut"
    case .tooManyNumbers(let key, let most): "«\(key)» har fleire enn \(most) tal"
    case .tooLong(let key, let most): "«\(key)» er lengre enn \(most) teikn"
    case .tooMany(let key, let most): "«\(key)» har fleire enn \(most) tekstar: lag fleire plikter av han"

    case .notInDirectory(let key, let id, let suggestion):
      "«\(id)» i «\(key)» står ikkje i katalogen\(perhaps(suggestion))"
    case .notRecipientID(let key, let text, let example):
      "«\(text)» i «\(key)» står ikkje i katalogen, og der har kvar ein id av små bokstavar a–z, siffer, «.», «_» og «-», som «\(example)»"
    case .severalInText(let key, let right): "«\(key)» må vere ei liste: skriv \(right)"
    case .lost(let key, let id): "«\(id)» i «\(key)» står ikkje lenger i katalogen"
    case .groupMayNot(let key, let id): "«\(id)» er ei gruppe: «\(key)» må vere nokon som får e-post"
    case .externalMayNot(let key, let id):
      "«\(id)» er ekstern og får aldri e-post: «\(key)» må vere nokon som får e-post"
    case .nestedGroup(let group, let member):
      "gruppa «\(group)» har gruppa «\(member)» som medlem: grupper kan ikkje liggje i kvarandre"
    case .emptyGroup: "ei gruppe må ha medlemer"
    case .groupHas(let key): "ei gruppe har ingen «\(key)»: det har medlemene"
    case .repeatedMember(let id): "«\(id)» står to gonger blant medlemene"
    case .reservedRecipient(let id): "ingen mottakar kan heite «\(id)»: det er ei mappe i e-postkøen"
    case .superiorCycle(let ids): "dei overordna går i ring: \(listed(ids, "og", more: "til"))"
    case .leadsItself(let key): "«\(key)» er mottakaren sjølv"
    case .backwards(let from, let to): "siste dag \(to) kjem før første dag \(from)"
    case .noAddress(let id, let method): "«\(id)» har ingen «mail», og e-posten går med \(method)"
    case .noAccount(let id): "«\(id)» har ingen «user», og e-posten går med mbox"
    case .noMail(let id): "«\(id)» har ingen «mail» og er ikkje ekstern"

    case .idUsedBefore(let id, let line): "id-en «\(id)» er alt brukt på linje \(line)"
    case .eachNeedsOneGroup: "«each: true» krev nøyaktig éi gruppe i «responsible»"
    case .deadline(let what, let suggestion): what.nn + perhaps(suggestion)
    case .relativeToUnknown(let id, let suggestion):
      "fristen blir rekna frå «\(id)», som planen ikkje har\(perhaps(suggestion))"
    case .waitsInCircle(let ids): "fristar ventar på kvarandre i ring: \(listed(ids, "og", more: "til"))"
    case .coversUnknown(let id, let suggestion): "«covers» nemner «\(id)», som planen ikkje har\(perhaps(suggestion))"
    case .coversResolution(let id): "«covers» nemner «\(id)», som sjølv er eit vedtak"
    case .coversItself: "«covers» nemner vedtaket sjølv"
    case .formerlyInUse(let id): "«formerly» nemner «\(id)», som planen framleis har"
    case .formerlyTwice(let id, let line): "«formerly» nemner «\(id)», og det gjer linje \(line) òg"
    case .formerlyNotReplaced(let plan): "«formerly» nemner planen «\(plan)», som «replaces» ikkje nemner"

    case .notOutcome(let key, let example): "«\(key)» må skrivast som \(example)"
    case .dayWhereRecurring(let key, let example):
      "«\(key)» seier ikkje kva for ein av fleire gonger som er meint: skriv \(example)"
    case .prefixOfNone(let key, let prefix, let days):
      "«\(prefix)» i «\(key)» er ikkje byrjinga på nokon forfallsdag"
        + (days.isEmpty ? "" : ": dei er \(listed(days, "og", more: "til"))")
    case .prefixOfSeveral(let key, let prefix, let days):
      "«\(prefix)» i «\(key)» er byrjinga på fleire forfallsdagar: \(listed(days, "og", more: "til"))"
    case .dayToCome(let key, let day): "«\(key)» nemner \(day), som ikkje er komen enno"
    case .notMember(let key, let id): "«\(id)» i «\(key)» er verken ein medlem av gruppa eller ein forfallsdag"

    case .replacesItself: "«replaces» nemner planen sjølv"
    case .replacesUnknown(let id, let suggestion):
      "«replaces» nemner «\(id)», som ikkje er blant planane\(perhaps(suggestion))"
    case .replacesInCircle(let ids): "planar avløyser kvarandre i ring: \(listed(ids, "og", more: "til"))"
    case .formerlyItself: "«formerly» nemner planen sjølv"
    case .formerlyStillThere(let id): "«formerly» nemner «\(id)», og den fila er der framleis"
    case .formerlyOfTwo(let id, let other): "«formerly» nemner «\(id)», og det gjer \(other) òg"
    case .noPlans(let count): "det er ingen plan i denne mappa, og \(count == 1 ? "éin" : "\(count)") var i kraft"

    case .toConfirm(let reading, let write):
      "må stadfestast: lese som \(reading.nn)"
        + (write.map { ", sikkert når det blir skrive slik, i hermeteikn: \"\($0)\"" } ?? "")
    case .outsidePeriod(let day, let period): "\(day.norwegian) ligg utanfor planperioden \(period)"
    case .past(let day): "\(day.norwegian) var passert då dette vart lese første gong"
    case .periodIsOver(let count):
      "planperioden var over då planen vart lesen første gong, og \(count == 1 ? "éin frist" : "\(count) fristar") med han"
    case .noMeasures: "planen har ingen tiltak"
    case .cutByComment(let key, let rest): "«\(key)» sluttar framfor «\(rest)»: # byrjar ein kommentar"
    case .localSender(let address): "e-posten kjem frå \(address), som ingen andre stader kan svare til"
    case .neverEscalates: "denne purrerekkja går aldri vidare til ein leiar"
    case .leftBehind(let plan, let ids):
      "\(plan) har \(ids.count == 1 ? "éi open plikt" : "\(ids.count) opne plikter") som denne planen ikkje har: \(listed(ids, "og", more: "til"))"
    }
  }

  private func perhaps(_ suggestion: String?) -> String { suggestion.map { ": kanskje «\($0)»?" } ?? "" }
}

extension Consequence {
  /// På nynorsk.
  var nn: String {
    switch self {
    case .settingsRefused, .directoryRefused:
      "ikkje godteken: fristd startar ikkje med henne (78), og ved ny innlesing gjeld dei førre versjonane vidare"
    case .planRefused(let plan, nil):
      "\(plan) er ikkje godteken, ein eventuell tidlegare versjon gjeld vidare"
    case .planRefused(let plan, true?): "\(plan) er ikkje godteken, den førre versjonen gjeld vidare"
    case .planRefused(let plan, false?): "\(plan) er ikkje godteken, og ingen får påminningar om noko i han"
    case .plansStay(let count):
      "\(count == 1 ? "han" : "alle \(count)") gjeld vidare til det er ein plan der, eller til «fristctl confirm PLAN» seier at det er meininga"
    case .fileNotRead: "fila blir ikkje lesen"
    case .obligationInvalid(let plan, let name, let others, let lastGood):
      "\(plan)/\(name) er ugyldig"
        + (lastGood
          ? ", men den førre gyldige versjonen av det gjeld vidare" : " og blir ikkje varsla før det er retta")
        + (others == 0
          ? ", ingen andre gjeld" : others == 1 ? ", 1 anna gjeld" : ", \(others) andre gjeld")
    case .toldInstead(let obligation, let coordinator): "koordinatoren \(coordinator) får \(obligation)"
    case .undated(let obligation): "\(obligation) blir rekna som utan frist"
    case .calledByID(let id): "det heiter \(id)"
    case .noMunicipality(let plan): "\(plan) står utan kommune i rapportar"
    case .nothingReplaced(let plan): "\(plan) avløyser ingen plan"
    case .nothingRenamed(let plan): "\(plan) blir rekna som ein ny plan"
    case .notTaken(let obligation): "\(obligation) gjeld som om dette ikkje stod her"
    case .takenThen(let obligation): "\(obligation) gjeld som før, og dette blir teke med den dagen"
    case .countsAsRead: "det gjeld slik til det er stadfesta"
    case .countsAllTheSame: "det gjeld likevel"
    case .toldLate:
      "det blir varsla forseinka, om ikkje «done:» seier at det er gjort, eller «remind_from:» at ingen skal varslast"
    case .nothingToRemind(let plan): "berre det andre som står i \(plan), blir følgt opp"
    case .restIsComment: "resten av linja er ikkje med, men blir det med hermeteikn"
    case .answersGetLost: "han blir send likevel"
    case .liesInSpool(let id): "det \(id) får, blir berre liggjande på maskina"
    case .noLeaderHears: "ingen leiar får vite at noko blir liggjande over fristen"
    case .forgottenThere(let plan):
      "ingen får påminningar om dei når denne planen er vedteken, men «formerly: \(plan)/ID» fører ei vidare"
    case .heardInTheirPlace: "koordinatoren får det i staden (er det den som manglar: eigaren, så admin)"
    case .readsOwnMail(let id): "\(id) les eigen e-post"
    case .adminHearsNothing: "ingen får tekniske feil på e-post"
    }
  }
}
