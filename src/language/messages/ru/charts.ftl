# Диаграммы: слова внутри рисунка и вокруг него.
chart-answer = Ответ
chart-base = n = { $count }
chart-too-few = слишком мало
chart-unit = число и доля ответивших
chart-unit-any = число и доля ответивших; государства и МПО учитываются один раз, о каком бы механизме ни шла речь
chart-unit-number = среднее из названного каждым
chart-finding = { $group ->
    [state] Государства
    [igo] МПО
   *[iscm] Механизмы
 }, { $count } из { $base }: { $label }
chart-finding-each = { $group ->
    [state] Государства
    [igo] МПО
   *[iscm] Механизмы
 }, по { $count } из { $base }: { $label }
chart-finding-all = { $group ->
    [state] Все государства ({ $base })
    [igo] Все МПО ({ $base })
   *[iscm] Все механизмы ({ $base })
 }: { $label }
chart-other = Другое
chart-finding-mean = { $group ->
    [state] Государства
    [igo] МПО
   *[iscm] Механизмы
 }: { $mean } в среднем
chart-mean = Среднее
chart-median = Медиана
chart-middle-half = Средняя половина
chart-answered = Ответили (база)
chart-do-not-know = Не знаю
chart-refused = Предпочитают не отвечать
chart-not-applicable = Не применимо
chart-no-answer = Нет ответа или вопрос не задавался
chart-nobody = На этот вопрос никто не ответил.
chart-hidden = не показано
chart-held-back = Не показывается внешним читателям
chart-held-back-legend = † Не показывается внешним читателям.
chart-left-out = { $count ->
    [one] Еще { $count } предложенный ответ никем не выбран.
    [few] Еще { $count } предложенных ответа никем не выбраны.
   *[many] Еще { $count } предложенных ответов никем не выбраны.
 }
chart-source = Источник: { $assessment }, по состоянию на { $date }.
chart-unit-shares = средняя доля в процентах по тем, кто указал распределение; не указанный источник считается за 0
chart-unit-places = среднее место и сколько ответивших поставили на первое место; столбцы: доля поставивших на первое место
chart-place = место { $mean }, первое: { $first }
chart-as-table = Показать в виде таблицы
chart-save-as = Сохранить диаграмму как
chart-unit-year = медиана названных годов
chart-unit-parts = доля ответивших, в процентах
chart-first-of = первые { $shown } из { $total }; в таблице — все
