import FristCore

extension Complaint {
  /// På bokmål.
  var nb: String {
    switch self {
    case .notUTF8: "dette er ikke UTF-8"
    case .looksLikeUTF16: "dette er UTF-16, ikke UTF-8: lagre filen som UTF-8"
    case .tooLarge: "filen er større enn \(SourceText.mostBytes >> 20) MiB"
    case .notYAML(let problem): "dette er ikke YAML: \(problem)"
    case .severalDocuments: "her begynner et nytt YAML-dokument: én fil er ett dokument"
    case .tooDeep(let most): "dette har mer enn \(most) nivåer"
    case .keyNotText: "en nøkkel må være en tekst"
    case .more(let count): "\(count) til av samme slag herfra"
    case .mergeKey: "flettenøkler (<<) leses ikke: skriv nøklene ut"
    case .anchor(let name):
      "ankere (&\(name)) leses ikke: skriv verdien der den hører hjemme, og en tekst som begynner med &, i anførselstegn"
    case .alias(let name):
      "henvisninger (*\(name)) leses ikke: skriv verdien ut, og en tekst som begynner med *, i anførselstegn"
    case .tag(let name):
      "merker (\(name)) leses ikke: hver verdi er teksten slik den står, og en som begynner med !, må ha anførselstegn"
    case .notAFileOfKeys(let example): "filen må bestå av nøkler og verdier, for eksempel «\(example)»"
    case .unreadable(let reason): "kan ikke leses: \(reason)"
    case .notRegular: "dette er ingen vanlig fil"
    case .changing: "filen ble skrevet mens den ble lest"
    case .emptied: "filen er blitt tom"
    case .fileNameNotID(let name):
      "«\(name)» kan ikke være navnet på en plan: filnavnet er små bokstaver a–z, sifre, «.», «_» og «-», høyst 128, foran «.yaml»"
    case .fileNameNotYAML(let right): "filnavnet til en plan slutter på «.yaml»: kall den «\(right)»"

    case .tab: "her står en tabulator: rykk inn med mellomrom"
    case .noBreakSpace: "her står et hardt mellomrom (U+00A0): skriv et vanlig"
    case .colonMissing(let key): "kolon mangler etter «\(key)»: skriv «\(key): …»"
    case .spaceMissing(let key): "mellomrom mangler etter kolonet: skriv «\(key): …»"
    case .dashWithoutSpace: "mellomrom mangler etter streken: skriv «- …»"
    case .quoteOpen(let quote): "anførselstegnet (\(quote)) som åpnes her, lukkes ikke på denne linjen"
    case .bracketOpen(let bracket): "klammen (\(bracket)) som åpnes her, lukkes ikke som den skal"
    case .colonInText: "en tekst med kolon og mellomrom i må ha anførselstegn, ellers er innrykket feil her"
    case .curlyQuotes: "krøllede anførselstegn (“ ”) blir en del av teksten: skriv rette (\")"
    case .cannotBegin(let text): "en tekst som begynner med \(text), må ha anførselstegn"
    case .unknownEscape:
      "en omvendt skråstrek mellom doble anførselstegn har en egen betydning: skriv to, eller bruk enkle anførselstegn"
    case .indentation: "dette er ikke rykket inn som linjene det hører sammen med"
    case .controlInFile(let value): "her står et kontrolltegn (\(Unicode.Scalar(value)?.codePoint ?? "?"))"

    case .unknownKey(let key, let suggestion, let known):
      "ukjent nøkkel «\(key)»"
        + (suggestion.map { ": kanskje «\($0)»?" } ?? ": nøklene her er \(known.joined(separator: ", "))")
    case .norwegianKey(let key, let right): "nøklene er engelske: «\(key)» heter «\(right)» her"
    case .invisibleInKey(let right, let scalar):
      "her er et usynlig tegn (\(scalar.codePoint)) i nøkkelen: skriv «\(right)» på nytt"
    case .keyOfOthers(let key, let owner): "«\(key)» hører bare til \(owner)"
    case .keyOfPlan(let key): "«\(key)» hører til planen selv: skriv den uten innrykk"
    case .repeatedKey(let key): "«\(key)» står her for andre gang"
    case .repeatedListKey(let key):
      "«\(key)» står her for andre gang: flere skrives under én «\(key):», hver på en linje med «- »"
    case .missing(let key): "«\(key)» mangler"

    case .notText(let key): "«\(key)» må være en tekst"
    case .notList(let key): "«\(key)» må være en liste: «- …» på en linje for hver, eller [...]"
    case .notMapping(let key): "«\(key)» må bestå av nøkler og verdier"
    case .notFlag(let key, let text): "«\(key)» må være true eller false, ikke «\(text)»"
    case .notDay(let key, let text): "«\(key)» må være en dag som 2019-02-14, ikke «\(text)»"
    case .noSuchDay(let key, let text): "«\(key)»: dagen \(text) finnes ikke"
    case .norwegianDay(let key, let text, let right): "«\(key)» må skrives som \(right), ikke «\(text)»"
    case .notChoice(let key, let text, let choices):
      "«\(key)» må være \(listed(choices, "eller", more: "til")), ikke «\(text)»"
    case .notLanguage(let key, let text):
      "«\(key)» må være nb (bokmål), nn (nynorsk) eller en (engelsk), ikke «\(text)»"
    case .notNumber(let key, let text, let range):
      "«\(key)» må være et helt tall fra \(range.lowerBound) til \(range.upperBound), ikke «\(text)»"
    case .notRepeat(let text): "«every» må være month, 0 (aldri) eller et antall dager opp til 3650, ikke «\(text)»"
    case .empty(let key): "«\(key)» er tom"
    case .controlCharacter(let key): "«\(key)» har et linjeskift eller et annet kontrolltegn her"
    case .invisible(let key, let scalar): "«\(key)» har et usynlig tegn (\(scalar.codePoint)) her: ta det bort"
    case .curlyQuoted(let key, let text):
      "de krøllede anførselstegnene i «\(key)» er en del av teksten: skriv \"\(text)\""
    case .notID(let key, let text):
      "«\(text)» i «\(key)» er ingen id: bokstaver a–z, sifre, «.», «_» og «-», høyst 128, først en bokstav eller et siffer"
    case .notLowerCaseID(let key, let text):
      "«\(text)» i «\(key)» er ingen id: små bokstaver a–z, sifre, «.», «_» og «-», høyst 128, først en bokstav eller et siffer"
    case .notAddress(let key, let text): "«\(key)» må være en e-postadresse som post@nes.example, ikke «\(text)»"
    case .notAccount(let key, let text): "«\(key)» må være navnet på en lokal konto, ikke «\(text)»"
    case .notPage(let key, let text):
      "«\(key)» må være en adresse som begynner med https:// eller http://, ikke «\(text)»"
    case .shortPeriod(let text, let right): "«period» må skrives som \(right), ikke «\(text)»"
    case .notPeriod(let text):
      "«period» må være år fra 1900 til 2200, det første først, for eksempel 2019-2023, ikke «\(text)»"
    case .notYear(let text): "«year» må være et år fra 1900 til 2200, eller every, ikke «\(text)»"
    case .notZone(let text): "«timezone» må være et navn som Europe/Oslo, ikke «\(text)»"
    case .notSendTime(let text): "«send_at» må være et klokkeslett fra \"05:00\" til \"22:00\", ikke «\(text)»"
    case .notDuration(let key, let text, let example):
      "«\(key)» må være timer eller dager som \(example), minst én og høyst ti år, ikke «\(text)»"
    case .notDayOfYear(let text): "«\(text)» er ingen dag i året: måned og dag, for eksempel 12-24"
    case .tooManyQuietDays(let days, let most):
      "«quiet» har \(days) dager i året: høyst \(most), så e-posten kommer ut"
    case .tooManyNumbers(let key, let most): "«\(key)» har flere enn \(most) tall"
    case .tooLong(let key, let most): "«\(key)» er lengre enn \(most) tegn"
    case .tooMany(let key, let most): "«\(key)» har flere enn \(most) tekster: lag flere forpliktelser av den"

    case .notInDirectory(let key, let id, let suggestion):
      "«\(id)» i «\(key)» står ikke i katalogen\(perhaps(suggestion))"
    case .notRecipientID(let key, let text, let example):
      "«\(text)» i «\(key)» står ikke i katalogen, og der har hver en id av små bokstaver a–z, sifre, «.», «_» og «-», som «\(example)»"
    case .severalInText(let key, let right): "«\(key)» må være en liste: skriv \(right)"
    case .lost(let key, let id): "«\(id)» i «\(key)» står ikke lenger i katalogen"
    case .groupMayNot(let key, let id): "«\(id)» er en gruppe: «\(key)» må være noen som får e-post"
    case .externalMayNot(let key, let id):
      "«\(id)» er ekstern og får aldri e-post: «\(key)» må være noen som får e-post"
    case .nestedGroup(let group, let member):
      "gruppen «\(group)» har gruppen «\(member)» som medlem: grupper kan ikke ligge i hverandre"
    case .emptyGroup: "en gruppe må ha medlemmer"
    case .groupHas(let key): "en gruppe har ingen «\(key)»: det har medlemmene"
    case .repeatedMember(let id): "«\(id)» står to ganger blant medlemmene"
    case .reservedRecipient(let id): "ingen mottaker kan hete «\(id)»: det er en mappe i e-postkøen"
    case .superiorCycle(let ids): "de overordnede går i ring: \(listed(ids, "og", more: "til"))"
    case .leadsItself(let key): "«\(key)» er mottakeren selv"
    case .backwards(let from, let to): "siste dag \(to) kommer før første dag \(from)"
    case .noAddress(let id, let method): "«\(id)» har ingen «mail», og e-posten går med \(method)"
    case .noAccount(let id): "«\(id)» har ingen «user», og e-posten går med mbox"
    case .noMail(let id): "«\(id)» har ingen «mail» og er ikke ekstern"

    case .idUsedBefore(let id, let line): "id-en «\(id)» er allerede brukt på linje \(line)"
    case .eachNeedsOneGroup: "«each: true» krever nøyaktig én gruppe i «responsible»"
    case .deadline(let what, let suggestion): what.nb + perhaps(suggestion)
    case .relativeToUnknown(let id, let suggestion):
      "fristen regnes fra «\(id)», som planen ikke har\(perhaps(suggestion))"
    case .waitsInCircle(let ids): "frister venter på hverandre i ring: \(listed(ids, "og", more: "til"))"
    case .coversUnknown(let id, let suggestion): "«covers» nevner «\(id)», som planen ikke har\(perhaps(suggestion))"
    case .coversResolution(let id): "«covers» nevner «\(id)», som selv er et vedtak"
    case .coversItself: "«covers» nevner vedtaket selv"
    case .formerlyInUse(let id): "«formerly» nevner «\(id)», som planen fortsatt har"
    case .formerlyTwice(let id, let line): "«formerly» nevner «\(id)», og det gjør linje \(line) også"
    case .formerlyNotReplaced(let plan): "«formerly» nevner planen «\(plan)», som «replaces» ikke nevner"

    case .notOutcome(let key, let example): "«\(key)» må skrives som \(example)"
    case .dayWhereRecurring(let key, let example):
      "«\(key)» sier ikke hvilken av flere ganger som menes: skriv \(example)"
    case .prefixOfNone(let key, let prefix, let days):
      "«\(prefix)» i «\(key)» er ikke begynnelsen på noen forfallsdag"
        + (days.isEmpty ? "" : ": de er \(listed(days, "og", more: "til"))")
    case .prefixOfSeveral(let key, let prefix, let days):
      "«\(prefix)» i «\(key)» er begynnelsen på flere forfallsdager: \(listed(days, "og", more: "til"))"
    case .dayToCome(let key, let day): "«\(key)» nevner \(day), som ikke er kommet ennå"
    case .notMember(let key, let id): "«\(id)» i «\(key)» er verken et medlem av gruppen eller en forfallsdag"

    case .replacesItself: "«replaces» nevner planen selv"
    case .replacesUnknown(let id, let suggestion):
      "«replaces» nevner «\(id)», som ikke er blant planene\(perhaps(suggestion))"
    case .replacesInCircle(let ids): "planer avløser hverandre i ring: \(listed(ids, "og", more: "til"))"
    case .formerlyItself: "«formerly» nevner planen selv"
    case .formerlyStillThere(let id): "«formerly» nevner «\(id)», og den filen er der fortsatt"
    case .formerlyOfTwo(let id, let other): "«formerly» nevner «\(id)», og det gjør \(other) også"
    case .noPlans(let count): "det er ingen plan i denne mappen, og \(count == 1 ? "én" : "\(count)") var i kraft"

    case .toConfirm(let reading, let write):
      "må bekreftes: lest som \(reading.nb)"
        + (write.map { ", sikkert når det skrives slik, i anførselstegn: \"\($0)\"" } ?? "")
    case .outsidePeriod(let day, let period): "\(day.norwegian) ligger utenfor planperioden \(period)"
    case .past(let day): "\(day.norwegian) var passert da dette ble lest første gang"
    case .periodIsOver(let count):
      "planperioden var over da planen ble lest første gang, og \(count == 1 ? "én frist" : "\(count) frister") med den"
    case .noMeasures: "planen har ingen tiltak"
    case .cutByComment(let key, let rest): "«\(key)» slutter foran «\(rest)»: # begynner en kommentar"
    case .localSender(let address): "e-posten kommer fra \(address), som ingen andre steder kan svare til"
    case .neverEscalates: "denne purrerekken går aldri videre til en leder"
    case .leftBehind(let plan, let ids):
      "\(plan) har \(ids.count == 1 ? "én åpen forpliktelse" : "\(ids.count) åpne forpliktelser") som denne planen ikke har: \(listed(ids, "og", more: "til"))"
    }
  }

  private func perhaps(_ suggestion: String?) -> String { suggestion.map { ": kanskje «\($0)»?" } ?? "" }
}

extension Consequence {
  /// På bokmål.
  var nb: String {
    switch self {
    case .settingsRefused, .directoryRefused:
      "ikke godtatt: fristd starter ikke med den (78), og ved ny innlesing gjelder de forrige versjonene videre"
    case .planRefused(let plan, nil):
      "\(plan) er ikke godtatt, en eventuell tidligere versjon gjelder videre"
    case .planRefused(let plan, true?): "\(plan) er ikke godtatt, den forrige versjonen gjelder videre"
    case .planRefused(let plan, false?): "\(plan) er ikke godtatt, og ingen får påminnelser om noe i den"
    case .plansStay(let count):
      "\(count == 1 ? "den" : "alle \(count)") gjelder videre til det er en plan der, eller til «fristctl confirm PLAN» sier at det er meningen"
    case .fileNotRead: "filen leses ikke"
    case .obligationInvalid(let plan, let name, let others, let lastGood):
      "\(plan)/\(name) er ugyldig"
        + (lastGood
          ? ", men den forrige gyldige versjonen av det gjelder videre" : " og varsles ikke før det er rettet")
        + (others == 0
          ? ", ingen andre gjelder" : others == 1 ? ", 1 annen gjelder" : ", \(others) andre gjelder")
    case .toldInstead(let obligation, let coordinator): "koordinatoren \(coordinator) får \(obligation)"
    case .undated(let obligation): "\(obligation) regnes som uten frist"
    case .calledByID(let id): "den kalles \(id)"
    case .noMunicipality(let plan): "\(plan) står uten kommune i rapporter"
    case .nothingReplaced(let plan): "\(plan) avløser ingen plan"
    case .nothingRenamed(let plan): "\(plan) regnes som en ny plan"
    case .notTaken(let obligation): "\(obligation) gjelder som om dette ikke sto her"
    case .takenThen(let obligation): "\(obligation) gjelder som før, og dette blir tatt med den dagen"
    case .countsAsRead: "den gjelder slik til den er bekreftet"
    case .countsAllTheSame: "den gjelder likevel"
    case .toldLate:
      "det varsles forsinket, med mindre «done:» sier at det er gjort, eller «remind_from:» at ingen skal varsles"
    case .nothingToRemind(let plan): "bare det andre som står i \(plan), blir fulgt opp"
    case .restIsComment: "resten av linjen er ikke med, men blir det med anførselstegn"
    case .answersGetLost: "den sendes likevel"
    case .liesInSpool(let id): "det \(id) får, blir bare liggende på maskinen"
    case .noLeaderHears: "ingen leder får vite at noe blir liggende over fristen"
    case .forgottenThere(let plan):
      "ingen får påminnelser om dem når denne planen er vedtatt, men «formerly: \(plan)/ID» fører en videre"
    case .heardInTheirPlace: "koordinatoren får det i stedet (er det den som mangler: eieren, så admin)"
    case .readsOwnMail(let id): "\(id) leser egen e-post"
    case .adminHearsNothing: "ingen får tekniske feil på e-post"
    }
  }
}
