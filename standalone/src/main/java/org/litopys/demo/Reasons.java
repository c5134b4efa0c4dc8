package org.litopys.demo;

import java.util.List;
import java.util.stream.IntStream;
import org.litopys.events.LocalizedText;
import org.litopys.events.application.RejectionGround;
import org.litopys.events.introduction.CloseReason;
import org.litopys.events.introduction.DeclineReason;

/** What people of the office write as their reasons. */
final class Reasons {
    static final List<LocalizedText> OWNERSHIP =
            texts(
                    "The declaration agrees with the register; nobody outside decides.",
                    "Декларація відповідає реєстру; ззовні ніхто не вирішує.");

    /** Of {@link NotableOrganisations}, in the order of their acts. */
    static final List<LocalizedText> ORGANISATIONS =
            texts(
                    "Same name, another country and another register number.",
                    "Та сама назва, але інша країна й інший реєстраційний номер.",
                    "The register number in the list is that of the organisation.",
                    "Реєстраційний номер у списку належить цій організації.",
                    "The entry was removed from the list; the newest screening is clear.",
                    "Позицію вилучено зі списку; остання перевірка чиста.",
                    "An inquiry into earlier accounts was opened.",
                    "Розпочато перевірку попередніх рахунків.",
                    "The inquiry confirmed false accounts; see the decision.",
                    "Перевірка підтвердила неправдиві рахунки; див. рішення.",
                    "The person may be heard as a witness.",
                    "Особу можуть опитати як свідка.",
                    "The person asked to be forgotten.",
                    "Особа попросила стерти її дані.",
                    "The proceedings are over.",
                    "Провадження завершено.");

    static final LocalizedText REGISTER_AGREES =
            new LocalizedText(
                    "Name, number and address agree with the extract of the register.",
                    "Назва, номер і адреса збігаються з витягом з реєстру.");
    static final LocalizedText ONE_BY_MERGER =
            new LocalizedText(
                    "The register shows the merger; rights and duties went over.",
                    "Злиття зазначено в реєстрі; права й обов’язки перейшли.");
    static final LocalizedText CALL_READY =
            new LocalizedText(
                    "Text, criteria and budget are as the committee adopted them.",
                    "Текст, критерії та бюджет відповідають ухваленим комітетом.");
    static final LocalizedText ALL_DECIDED =
            new LocalizedText(
                    "Everything on the list is decided, and the applicants were told.",
                    "Щодо всіх заявок зі списку ухвалено рішення, заявників повідомлено.");
    static final LocalizedText BUDGET_ADOPTED =
            new LocalizedText(
                    "The programme committee adopted the budget of the year.",
                    "Комітет програми ухвалив бюджет на рік.");
    static final LocalizedText AGREED_SCORES =
            new LocalizedText(
                    "Scores were discussed criterion by criterion.",
                    "Бали обговорено за кожним критерієм.");
    static final LocalizedText STRONG_ON_EVERY_CRITERION =
            new LocalizedText(
                    "Convincing on every criterion; the plan is realistic.",
                    "Переконливо за кожним критерієм; план реалістичний.");
    static final LocalizedText PARTNER_LEAVES =
            new LocalizedText(
                    "The partner asked to leave; the applicant does its part.",
                    "Партнер попросив вийти; його частину виконає заявник.");
    static final LocalizedText WORTH_MEETING =
            new LocalizedText(
                    "What the end user asks for is what the applicant offers.",
                    "Заявник пропонує саме те, чого потребує кінцевий користувач.");
    static final LocalizedText TRIAL_WANTED =
            new LocalizedText(
                    "The end user is ready, and the plan covers the risks.",
                    "Кінцевий користувач готовий, план враховує ризики.");
    static final LocalizedText DELIVERED =
            new LocalizedText(
                    "What was agreed is there and was checked.", "Обумовлене надано й перевірено.");
    static final List<LocalizedText> ELIGIBLE =
            texts(
                    "All documents are complete; the register confirms the applicant.",
                    "Усі документи повні; реєстр підтверджує заявника.",
                    "Established in an eligible country, no exclusion found.",
                    "Заявник з прийнятної країни, підстав для виключення не виявлено.");
    static final List<LocalizedText> INELIGIBLE =
            texts(
                    "The application does not fulfil all conditions of the call.",
                    "Заявка не відповідає всім умовам конкурсу.",
                    "A mandatory condition is not fulfilled; see the checks.",
                    "Не виконано обов’язкову умову; див. перевірки.");
    static final List<LocalizedText> LANGUAGE_WRONG =
            texts(
                    "Title and summary are in the other language; the portal had it preset.",
                    "Назва й анотація іншою мовою; її було встановлено на порталі заздалегідь.");
    static final List<LocalizedText> CORRECTED =
            texts("Compared with the form; agreed.", "Звірено з формою; погоджено.");
    static final List<LocalizedText> NOT_CORRECTED =
            texts(
                    "Compared with the form: the language given there is right.",
                    "Звірено з формою: мову в ній зазначено правильно.");
    static final List<LocalizedText> CONDITION_MIXED_UP =
            texts(
                    "The checklist names another condition as failed than the file shows.",
                    "У переліку перевірок невиконаною названо іншу умову, ніж випливає зі справи.");
    static final List<LocalizedText> DECIDED_ANEW =
            texts(
                    "The finding rests on the wrong condition; to be assessed anew.",
                    "Висновок спирається на іншу умову; слід оцінити наново.");
    static final List<LocalizedText> DECISION_STANDS =
            texts(
                    "The checklist and the file agree; the finding stands.",
                    "Перелік перевірок і справа збігаються; висновок лишається в силі.");
    static final List<LocalizedText> ACCEPT =
            texts(
                    "Above the threshold in all criteria; the need was confirmed by end users.",
                    "Вище порога за всіма критеріями; потребу підтвердили кінцеві користувачі.",
                    "The evaluators agree; costs are reasonable and the plan is realistic.",
                    "Оцінювачі одностайні; витрати обґрунтовані, план реалістичний.",
                    "Strong team, clear benefit, moderate risk.",
                    "Сильна команда, зрозуміла користь, помірний ризик.");
    static final LocalizedText ADMISSIBLE =
            new LocalizedText(
                    "The form is complete and signed; checked against the list of documents.",
                    "Форму заповнено й підписано; звірено з переліком документів.");
    static final LocalizedText INADMISSIBLE =
            new LocalizedText(
                    "A formal condition of the call is not met; see the checklist.",
                    "Формальну умову конкурсу не виконано; див. перелік перевірок.");
    static final LocalizedText MISSING_DOCUMENT =
            new LocalizedText(
                    "The consent of the second shareholder.", "Згода другого учасника товариства.");
    static final LocalizedText RETURNED =
            new LocalizedText(
                    "The advice does not say how the costs were compared.",
                    "У рекомендації не зазначено, як порівняно витрати.");
    static final LocalizedText RESERVED =
            new LocalizedText(
                    "Good enough, but others come first while money is short.",
                    "Заявка достатньо добра, але поки бракує коштів, першими є інші.");
    static final LocalizedText PARKED =
            new LocalizedText(
                    "One trial at a time: another end user tries it first.",
                    "Випробовують по черзі: першим випробовує інший кінцевий користувач.");
    static final LocalizedText TAKEN_UP =
            new LocalizedText(
                    "The end user is ready and does not want to wait.",
                    "Кінцевий користувач готовий і не хоче чекати.");
    static final LocalizedText COMPLAINT =
            new LocalizedText(
                    "The evaluation took no account of the annex on costs.",
                    "Оцінювання не врахувало додатка про витрати.");
    static final LocalizedText REDRESS_UPHELD =
            new LocalizedText(
                    "The annex was in the file and is to be considered.",
                    "Додаток був у справі, його слід розглянути.");
    static final LocalizedText REDRESS_DISMISSED =
            new LocalizedText(
                    "The annex was considered; the scores stand.",
                    "Додаток розглянуто; бали лишаються без змін.");
    static final LocalizedText WORKED_THERE =
            new LocalizedText(
                    "Worked for the applicant until last year.",
                    "До минулого року працював у заявника.");
    static final LocalizedText EVALUATOR_AWAY =
            new LocalizedText(
                    "The evaluator is away until the end of the month.",
                    "Оцінювача не буде до кінця місяця.");
    static final LocalizedText SCORES_MIXED_UP =
            new LocalizedText(
                    "Two criteria were mixed up in the form.", "У формі переплутано два критерії.");
    static final LocalizedText DISSENT =
            new LocalizedText(
                    "One evaluator finds the schedule too tight.",
                    "Один з оцінювачів вважає графік надто стислим.");
    static final List<LocalizedText> REDUCED =
            texts(
                    "Supported with a reduced amount: travel costs were not justified.",
                    "Підтримано зі зменшенням суми: витрати на відрядження не обґрунтовано.",
                    "Supported; the second work package is left out.",
                    "Підтримано; другий пакет робіт вилучено.");
    static final List<LocalizedText> REJECT =
            texts(
                    "Below the threshold in at least one criterion.",
                    "Нижче порога принаймні за одним критерієм.",
                    "The benefit for end users was not shown.",
                    "Користь для кінцевих користувачів не доведено.",
                    "The plan is not detailed enough to be carried out.",
                    "План недостатньо детальний для виконання.");
    static final List<LocalizedText> WITHDRAWN =
            texts(
                    "The applicant found other funding.",
                    "Заявник знайшов інше фінансування.",
                    "A partner left the consortium.",
                    "Партнер вийшов із консорціуму.",
                    "The applicant has no capacity at present.",
                    "Заявник наразі не має спроможності.");
    static final List<LocalizedText> MEETING =
            texts(
                    "Both sides presented themselves; questions were noted.",
                    "Сторони представилися; запитання занотовано.");
    static final List<LocalizedText> FOLLOW_UP =
            texts(
                    "Send the data sheet and a proposal for dates.",
                    "Надіслати опис і пропозиції щодо дат.");
    static final List<LocalizedText> SCALE =
            texts(
                    "The criteria were met; the end user wishes to continue.",
                    "Критерії виконано; кінцевий користувач бажає продовжити.");
    static final List<LocalizedText> NOT_YET =
            texts(
                    "Part of the criteria was met; another round of work is advised.",
                    "Виконано частину критеріїв; рекомендовано ще один етап робіт.",
                    "The result does not justify going on.",
                    "Результат не виправдовує продовження.");
    static final List<LocalizedText> CONDITIONS =
            texts(
                    "A final report within 30 days of the end.",
                    "Підсумковий звіт упродовж 30 днів після завершення.",
                    "A training session for the end user.",
                    "Навчання для кінцевого користувача.",
                    "Costs only from the date of signature.",
                    "Витрати лише від дати підписання.");

    static final List<LocalizedText> PRIORITY =
            texts(
                    "Several units report the same.",
                    "Про те саме повідомляють кілька підрозділів.",
                    "Needed before the winter.",
                    "Потрібно до зими.",
                    "Wanted, but there is a substitute for now.",
                    "Бажано, але поки є заміна.");
    static final List<LocalizedText> NEED_CLOSED =
            texts(
                    "Nobody has asked for it for half a year.",
                    "Пів року про це ніхто не питав.",
                    "Another office supplies it.",
                    "Це постачає інша установа.");
    static final LocalizedText DEPUTY =
            new LocalizedText(
                    "The deputy decides when the head is away.",
                    "За відсутності керівника вирішує заступник.");
    static final LocalizedText YEAR_END =
            new LocalizedText("Help at the end of the year.", "Допомога наприкінці року.");
    static final LocalizedText CONTRACT_ENDED =
            new LocalizedText("The employment has ended.", "Трудові відносини припинено.");
    static final LocalizedText HOLIDAY = new LocalizedText("Annual leave.", "Щорічна відпустка.");
    static final LocalizedText FORMER_POST =
            new LocalizedText(
                    "Held a post there until last year.", "До минулого року обіймав там посаду.");
    static final LocalizedText SPOKE_THERE =
            new LocalizedText("Gave a paid talk there once.", "Одного разу виступав там за плату.");
    static final LocalizedText POST_LONG_AGO =
            new LocalizedText(
                    "The link ended long enough ago.", "Зв’язок припинився досить давно.");
    static final LocalizedText NEED_OF_FORMER_UNIT =
            new LocalizedText("Stock lists that agree", "Узгоджений облік запасів");

    private Reasons() {}

    static LocalizedText reject(RejectionGround ground) {
        return switch (ground) {
            case BELOW_THRESHOLD ->
                    new LocalizedText("Rejected: below the threshold.", "Відхилено: нижче порога.");
            case OUT_OF_SCOPE ->
                    new LocalizedText(
                            "Rejected: outside the scope of the call.",
                            "Відхилено: поза межами конкурсу.");
            case INSUFFICIENT_MATURITY ->
                    new LocalizedText(
                            "Rejected: not mature enough for a trial.",
                            "Відхилено: недостатня готовність до випробування.");
            case DUPLICATE_FUNDING ->
                    new LocalizedText(
                            "Rejected: the same work is already funded.",
                            "Відхилено: ту саму роботу вже фінансують.");
            case BUDGET_EXHAUSTED ->
                    new LocalizedText(
                            "Rejected: the budget line is exhausted.",
                            "Відхилено: бюджетну статтю вичерпано.");
        };
    }

    static LocalizedText decline(DeclineReason reason) {
        return switch (reason) {
            case NO_NEED -> new LocalizedText("No need at present.", "Наразі немає потреби.");
            case NO_CAPACITY ->
                    new LocalizedText(
                            "No capacity for a trial this year.",
                            "Цього року немає спроможності для випробування.");
            case CONFLICT_OF_INTEREST ->
                    new LocalizedText(
                            "A conflict of interest was declared.", "Заявлено конфлікт інтересів.");
            case OTHER ->
                    new LocalizedText(
                            "Declined without further explanation.",
                            "Відмова без подальших пояснень.");
        };
    }

    static LocalizedText close(CloseReason reason) {
        return switch (reason) {
            case NO_MATCH ->
                    new LocalizedText(
                            "The offer does not meet the need.",
                            "Пропозиція не відповідає потребі.");
            case NO_BUDGET ->
                    new LocalizedText(
                            "The counterparty has no budget for a trial.",
                            "Сторона не має бюджету на випробування.");
            case SUPERSEDED ->
                    new LocalizedText(
                            "The applicant goes on with another counterparty.",
                            "Заявник продовжує з іншою стороною.");
            case AWARD_ENDED ->
                    new LocalizedText(
                            "The application came to its end.", "Розгляд заявки завершено.");
            case OTHER ->
                    new LocalizedText(
                            "Closed by agreement of both sides.", "Закрито за згодою сторін.");
        };
    }

    static final LocalizedText PROGRAMME_APPROVED =
            new LocalizedText(
                    "Objectives and funding are sound; approved by the board.",
                    "Мета й фінансування обґрунтовані; схвалено радою.");
    static final LocalizedText POLICY =
            new LocalizedText(
                    "Working days are those on which Brussels and Kyiv both work.",
                    "Робочими є дні, коли працюють і Брюссель, і Київ.");
    static final LocalizedText POLICY_LONGER =
            new LocalizedText(
                    "Evaluators and deciders need more time in the busy months.",
                    "У завантажені місяці оцінювачам і розпорядникам потрібно більше часу.");
    static final LocalizedText REALLOCATED =
            new LocalizedText(
                    "Evaluation costs less than planned; prizes are in demand.",
                    "Оцінювання коштує менше, ніж планували; премії мають попит.");
    static final LocalizedText SUSPENDED =
            new LocalizedText(
                    "The accounts are audited over the weekend.", "У вихідні перевіряють рахунки.");
    static final LocalizedText RESUMED =
            new LocalizedText(
                    "The audit found nothing that stands in the way.",
                    "Перевірка не виявила перешкод.");
    static final LocalizedText PASSED_ON =
            new LocalizedText(
                    "Its tasks passed to the bridge programme.",
                    "Її завдання перейшли до програми «Міст».");
    static final LocalizedText NOTHING_LEFT =
            new LocalizedText(
                    "No call, contract or money is left.",
                    "Не лишилося ні конкурсів, ні договорів, ні коштів.");
    static final LocalizedText CALL_AMENDED =
            new LocalizedText(
                    "More is available: another line gave up a part.",
                    "Коштів побільшало: частину передано з іншої статті.");
    static final LocalizedText CALL_EXTENDED =
            new LocalizedText(
                    "The portal could not be reached for two days.",
                    "Портал два дні був недоступний.");
    static final LocalizedText ONE_PER_LEAD =
            new LocalizedText(
                    "The call takes one application of each organisation.",
                    "У конкурсі від кожної організації приймають одну заявку.");
    static final LocalizedText CALL_GIVEN_UP =
            new LocalizedText(
                    "The fair will be held by another office.", "Ярмарок проведе інша установа.");
    static final LocalizedText RANKED =
            new LocalizedText(
                    "The committee agreed on this order; see the minutes.",
                    "Комісія погодила цей порядок; див. протокол.");
    static final LocalizedText DECOMMITTED =
            new LocalizedText(
                    "The contract cost less than agreed.",
                    "Договір коштував менше, ніж узгоджено.");

    static final LocalizedText CLEARED =
            new LocalizedText(
                    "Lists of sanctions and export control were checked; nothing found.",
                    "Санкційні списки й експортний контроль перевірено; застережень немає.");
    static final LocalizedText PLAN_SOUND =
            new LocalizedText(
                    "Criteria can be measured and risks are covered.",
                    "Критерії вимірювані, ризики враховано.");
    static final LocalizedText TRIAL_AUTHORISED =
            new LocalizedText(
                    "Endorsed, and the money of the award is there.",
                    "Погоджено; кошти на підтримку наявні.");
    static final LocalizedText CONTRACT_APPROVED =
            new LocalizedText(
                    "In line with the award and the legal review.",
                    "Відповідає рішенню про підтримку й юридичному висновку.");
    static final LocalizedText PAYMENT_AUTHORISED =
            new LocalizedText(
                    "Verified, and owed under the contract.",
                    "Перевірено; належить до сплати за договором.");
    static final LocalizedText AWARD_NOT_USED =
            new LocalizedText(
                    "No end user was found; others wait for the money.",
                    "Кінцевого користувача не знайдено; на кошти чекають інші.");
    static final LocalizedText MEETING_SUMMARY =
            new LocalizedText(
                    "Need and offer were explained; both sides will look at dates.",
                    "Пояснено потребу й пропозицію; сторони підберуть дати.");
    static final LocalizedText MEETING_OF_INNOVATOR =
            new LocalizedText("The questions were to the point.", "Запитання були по суті.");
    static final LocalizedText MEETING_OF_COUNTERPARTY =
            new LocalizedText(
                    "Clear answers; service is still open.",
                    "Чіткі відповіді; питання обслуговування відкрите.");

    static final LocalizedText CONTRACT_EXCEPTION =
            new LocalizedText(
                    "The host unit asks for it although the trial was short.",
                    "Підрозділ потребує цього, хоча випробування було коротким.");
    static final LocalizedText LEGAL_PASSED =
            new LocalizedText(
                    "The draft follows the model contract; no comments.",
                    "Проєкт відповідає типовому договору; зауважень немає.");
    static final LocalizedText LEGAL_CHANGES =
            new LocalizedText(
                    "The clause on results is missing.", "Бракує положення про результати.");
    static final LocalizedText APPROVAL_REFUSED =
            new LocalizedText(
                    "The payment schedule does not fit the plan of work.",
                    "Графік платежів не узгоджено з планом робіт.");
    static final LocalizedText CONTRACT_REJECTED =
            new LocalizedText(
                    "The need can be met by a contract that is in force.",
                    "Потребу можна задовольнити за чинним договором.");
    static final LocalizedText CONTRACT_CANCELLED =
            new LocalizedText(
                    "The contractor does not wish to go on.", "Виконавець не бажає продовжувати.");
    static final LocalizedText CONTRACT_UNSIGNED =
            new LocalizedText(
                    "The contractor has not signed in three months, in spite of two notices.",
                    "Виконавець не підписав договору за три місяці, попри два нагадування.");
    static final LocalizedText CONTRACT_SUSPENDED =
            new LocalizedText(
                    "The accounts of the contractor are checked over the weekend.",
                    "У вихідні перевіряють рахунки виконавця.");
    static final LocalizedText CONTRACT_RESUMED =
            new LocalizedText(
                    "The check found nothing that stands in the way.",
                    "Перевірка не виявила перешкод.");
    static final LocalizedText AMENDED =
            new LocalizedText(
                    "A partner delivers later; the parties agree on another month.",
                    "Партнер постачає пізніше; сторони погодили ще один місяць.");
    static final LocalizedText DELIVERABLE_REJECTED =
            new LocalizedText(
                    "The manual lacks the chapter on maintenance.",
                    "У настанові бракує розділу про обслуговування.");
    static final LocalizedText PAYMENT_RETURNED =
            new LocalizedText("The bank form is not signed.", "Банківську форму не підписано.");
    static final LocalizedText PAYMENT_FAILED =
            new LocalizedText(
                    "The bank returned the transfer: account closed.",
                    "Банк повернув переказ: рахунок закрито.");
    static final LocalizedText RECOVERY =
            new LocalizedText(
                    "Travel costs were claimed twice.", "Витрати на відрядження заявлено двічі.");
    static final LocalizedText CONTRACT_TERMINATED =
            new LocalizedText(
                    "The parties agree to end the work early.",
                    "Сторони погодилися завершити роботи достроково.");
    static final LocalizedText BOOKS_CLOSED =
            new LocalizedText(
                    "Everything is paid; nothing is open.",
                    "Усе сплачено; відкритих питань немає.");
    static final List<LocalizedText> SCOUTING =
            texts(
                    "The unit asked for it before a call was open.",
                    "Підрозділ звернувся до відкриття конкурсу.",
                    "The goods may be listed; the authority is to be asked first.",
                    "Товари можуть підпадати під контроль; спершу слід запитати орган.",
                    "The authority answered: a licence is needed and can be had.",
                    "Орган відповів: дозвіл потрібен і його можна отримати.",
                    "Nobody had answered in time; both sides are interested after all.",
                    "Вчасно ніхто не відповів; обидві сторони все ж зацікавлені.",
                    "The unit asked for another day.",
                    "Підрозділ попросив про інший день.",
                    "The unit has no time in these weeks.",
                    "Підрозділ не має часу в ці тижні.",
                    "The innovation serves another need.",
                    "Нововведення відповідає іншій потребі.",
                    "An inquiry has begun.",
                    "Розпочато перевірку.",
                    "The inquiry found nothing that stands in the way.",
                    "Перевірка не виявила перешкод.",
                    "The innovator will apply to the next call instead.",
                    "Новатор натомість подасть заявку на наступний конкурс.");
    static final List<LocalizedText> TRIALS =
            texts(
                    "The plan says nothing about the cold.",
                    "План не враховує холодної пори.",
                    "The plan does not fit the end user; to be thought through again.",
                    "План не відповідає потребам користувача; слід переосмислити.",
                    "The end user moved; the trial takes place later.",
                    "Користувача переведено; випробування відбудеться пізніше.",
                    "The trainers come a week later.",
                    "Інструктори приїдуть на тиждень пізніше.",
                    "Stopped until the incident is understood.",
                    "Зупинено до з’ясування причин інциденту.",
                    "All that the start needed is there again.",
                    "Знову є все, що було потрібно для початку.",
                    "An inquiry into the end user has begun.",
                    "Розпочато перевірку щодо користувача.",
                    "The inquiry found nothing that stands in the way.",
                    "Перевірка не виявила перешкод.",
                    "The second site is not available.",
                    "Другий майданчик недоступний.",
                    "The days lost are added at the end.",
                    "Втрачені дні додано наприкінці.",
                    "No new licence is to be expected.",
                    "Нового дозволу не очікують.",
                    "Part of the criteria was met; nothing more is expected of this trial.",
                    "Виконано частину критеріїв; від цього випробування більше нічого не очікують.");

    private static List<LocalizedText> texts(String... pairs) {
        return IntStream.range(0, pairs.length / 2)
                .mapToObj(i -> new LocalizedText(pairs[2 * i], pairs[2 * i + 1]))
                .toList();
    }
}
