# Доклады
report-summary-title = Резюме выводов
report-summary-of = Резюме выводов · { $assessment }
report-not-answered = Без ответа
report-nothing = По этому разделу ответов не поступило.
report-sources = { $count ->
    [0] Почему это сказано
    [one] { $count } источник
    [few] { $count } источника
   *[many] { $count } источников
 }
report-conditions = Сказано на основании
report-told-because = сказано на основании: { $answers }
report-hidden = Не включено в текст
report-hidden-of = { $value } (база { $base })
report-hidden-given = { $answer }: { $count }
report-hidden-value = не включено в текст: { $hidden }
report-staff-only = Только для сотрудников: основано на ответе, не предназначенном для публикации
report-untranslated = Пока нет на этом языке: не публикуется
report-left-out = { $count ->
    [one] Здесь опущено { $count } предложение, поскольку его пока нет на этом языке.
    [few] Здесь опущено { $count } предложения, поскольку их пока нет на этом языке.
   *[many] Здесь опущено { $count } предложений, поскольку их пока нет на этом языке.
 }
report-mark-reconstructed = Восстановлено: ответы взяты из опубликованного резюме, а не даны респондентом в ходе этого опроса.
report-mark-illustrative = Условный пример: ответы придуманы для показа программы и ничего не говорят о реальных государствах или организациях.
report-designations = Употребляемые обозначения и изложение материала не означают выражения какого-либо мнения относительно правового статуса той или иной страны, территории, города или района или их органов власти либо относительно делимитации их границ.

report-contents = Содержание
report-about = Об этом докладе
report-overall-title = Общий доклад
report-page = Стр. { $page } из { $pages }
report-figure = Рисунок
report-table = Таблица
report-short-reconstructed = Восстановлено
report-short-illustrative = Условный пример
report-sources-annex = Приложение: ответы, на которых основано каждое предложение
report-sources-lead = Номер после предложения ведёт к ответам, на которых оно основано; номер здесь ведёт обратно.
report-note-question = { $question }:
report-note-answer = { $question } { $answer } ({ $who })
report-note-because = Поскольку на вопрос «{ $question }» отвечено: { $answer }
report-method = Методика
report-who-answered = Кто ответил
report-group = Группа
report-asked = Приглашены
report-answered = Ответили
report-fewer-than = менее { $minimum }
report-group-name = { $group ->
    [state] Государства
    [igo] Межправительственные организации
   *[iscm] Механизмы
 }
report-method-sentences = Каждое предложение взято из представленных ответов и не говорит ничего сверх них. Там, где приводятся слова механизма, государств и организаций, каждый говорит за себя.
report-method-base = n — число ответивших; доли рассчитаны от n. Если можно дать несколько ответов, их сумма превышает 100 процентов.
report-method-absences = «Не знаю», «неприменимо» и отсутствие ответа в n не входят.
report-method-disclosure = Если в группе ответили менее { $minimum } респондентов, внешним читателям о ней ничего не показывается, как и числа, по которым можно было бы узнать ответы менее чем { $minimum } респондентов. Ответы, данные механизмом от своего имени, не скрываются.
report-method-agreement = Считается, что группа согласна с механизмом, если то же говорят не менее { $agreement } её членов, и расходится с ним, если то же говорят не более { $contradicted }, а не менее { $other } говорят иное.
report-participation = Участие
report-mechanisms = Механизмы, о которых поступили ответы
report-mechanism = Механизм
report-own-answer = Собственный ответ
report-recommendations = Рекомендации
report-respondents = О тех, кто ответил
report-figures-annex = Приложение: рисунки в виде таблиц
report-figures-lead = Те же числа, что и на рисунках, в том же порядке.
report-untranslated-count = { $count ->
    [one] { $count } предложения ещё нет на языке этого доклада: оно приводится на другом языке и не публикуется.
   *[other] { $count } предложений ещё нет на языке этого доклада: они приводятся на другом языке и не публикуются.
 }

# The overall report: who took part, and what analysts recommend.
report-recommendations-none = Рекомендации: для этого раунда их никто не написал. Раздел опущен.
report-recommendations-elsewhere = Рекомендации: написаны на языках: { $languages }, но не на языке этого доклада. Раздел опущен.
report-recommendations-draft = Проект: ещё не входит в доклад для внешних читателей.
report-recommendations-behind = Переведённый здесь текст с тех пор изменён: в доклад для внешних читателей не входит, пока перевод не обновлён.
report-method-participation = Приглашены те, кому направлено приглашение; ответившими считаются те, чьи представленные ответы засчитываются, на день последнего представления. Регионы — по классификации Организации Объединённых Наций (M49); каждое государство учитывается один раз.
report-states-by-region = Государства по регионам
report-iscms-by-type = Механизмы по типам
report-region = Регион
report-type-head = Тип
report-measure-asked = число ответивших из числа приглашённых; полная полоса — все приглашённые
report-not-answered-yet = Не ответили
report-answered-of = { $count } из { $asked }
report-states-map = Ответило государств: { $count } из { $asked } приглашённых
report-states-map-measure = механизмы, о которых ответило каждое государство; белые клетки: приглашено, ответа нет
report-state = Государство
report-mechanisms-told = Механизмы
report-tiles-notice = У каждого государства одна клетка одного размера, примерно там, где оно расположено. О границах и статусе ничего не говорится.
report-over-time = Ответы по времени
report-over-time-measure = число ответивших к концу каждой недели или месяца

# Three views of one mechanism, side by side.
report-views-annex = Приложение: что говорят три группы
report-views-lead = Что { $iscm } говорит о себе и что говорят о нём государства-члены и межправительственные организации, вопрос за вопросом. «Да» стоит там, где так ответил сам механизм { $iscm }.
report-views-contradictions = В чём мнения расходятся
report-views-question = Вопрос и ответ
report-views-measure = что говорит { $iscm } и сколько государств и организаций говорят то же: число и доля от числа ответивших
report-views-finding = Вопросов: { $total }; мнения совпадают: { $agree }, расходятся: { $differ }
report-views-agree = Мнения совпадают
report-views-differ = Мнения расходятся
report-views-mixed = Мнения разделились
report-views-open = Без вывода
report-views-more = { $verdict }; других ответов: { $count }
report-views-not-asked = вопрос не задавался
report-views-single = { $question } { $iscm }: { $own }. { $group } (из { $base }): { $says }.
report-views-named = { $question } Называет { $iscm }, из остальных — немногие. { $group } (из { $base }): { $says }.
report-views-not-named = { $question } Называет большинство остальных, но не { $iscm }. { $group } (из { $base }): { $says }.
report-outside-released = Числа в этом докладе для внешних читателей взяты из выпуска { $number } опубликованных результатов; других чисел в нём нет.
report-outside-unpublished = Результаты этого раунда ещё не опубликованы: в этом докладе для внешних читателей нет чисел, кроме тех, что стоят в его предложениях.
