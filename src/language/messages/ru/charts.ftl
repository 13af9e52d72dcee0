# Диаграммы: слова внутри рисунка и вокруг него.
chart-answer = Ответ
chart-base = n = { $count }
chart-too-few = слишком мало
chart-unit = число и доля от числа ответивших
chart-unit-any = число и доля от числа ответивших; государства и МПО учитываются один раз, о каком бы механизме ни шла речь
chart-unit-number = среднее названных значений
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
chart-refused = Предпочитаю не отвечать
chart-not-applicable = Неприменимо
chart-no-answer = Нет ответа
chart-nobody = На этот вопрос никто не ответил.
chart-hidden = не показано
chart-held-back = Не показывается внешним читателям
chart-held-back-legend = † Не показывается внешним читателям.
chart-left-out = { $count ->
    [one] Ещё { $count } предложенный ответ никем не выбран.
    [few] Ещё { $count } предложенных ответа никем не выбраны.
   *[many] Ещё { $count } предложенных ответов никем не выбраны.
 }
chart-source = Источник: { $assessment }, по состоянию на { $date }
chart-unit-shares = средняя доля в процентах среди указавших распределение; не указанный источник считается за 0
chart-unit-places = среднее место и число ответивших, поставивших на первое место; столбцы: доля поставивших на первое место
chart-place = место { $mean }, первое: { $first }
chart-as-table = Показать в виде таблицы
chart-save-as = Сохранить диаграмму как
chart-unit-year = медиана названных годов
chart-unit-parts = доля от числа ответивших, в процентах
chart-first-of = первые { $shown } из { $total }; в таблице — все
