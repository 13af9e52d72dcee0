# Dates and times. $day and $number are numbers, the rest is text; $number in date-month is the month from 1 to 12.
month-1 = января
month-2 = февраля
month-3 = марта
month-4 = апреля
month-5 = мая
month-6 = июня
month-7 = июля
month-8 = августа
month-9 = сентября
month-10 = октября
month-11 = ноября
month-12 = декабря
date-full = { $day } { $month } { $year } г.
date-month = { $number ->
    [1] январь
    [2] февраль
    [3] март
    [4] апрель
    [5] май
    [6] июнь
    [7] июль
    [8] август
    [9] сентябрь
    [10] октябрь
    [11] ноябрь
   *[12] декабрь
 } { $year } г.
date-range-days = { $first }–{ $last } { $month } { $year } г.
date-range = { $start } – { $end }
clock-time = { $hour }:{ $minute }
instant = { $date }, { $time } { $zone }
time-zone-geneva = по женевскому времени
time-zone-city = по времени { $city }
