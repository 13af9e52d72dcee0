# Dates and times. $day and $number are numbers, the rest is text; $number in date-month is the month from 1 to 12.
month-1 = janvier
month-2 = février
month-3 = mars
month-4 = avril
month-5 = mai
month-6 = juin
month-7 = juillet
month-8 = août
month-9 = septembre
month-10 = octobre
month-11 = novembre
month-12 = décembre
date-full = { $day ->
    [1] 1er
   *[other] { $day }
 } { $month } { $year }
date-month = { $month } { $year }
date-range-days = { $first ->
    [1] 1er
   *[other] { $first }
 }–{ $last } { $month } { $year }
date-range = { $start } – { $end }
clock-time = { $hour } h { $minute }
instant = { $date } à { $time } ({ $zone })
time-zone-geneva = heure de Genève
time-zone-city = heure de { $city }
