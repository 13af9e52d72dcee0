# Dates and times. $day and $number are numbers, the rest is text; $number in date-month is the month from 1 to 12.
month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December
date-full = { $day } { $month } { $year }
date-month = { $number ->
   *[other] { $month }
 } { $year }
date-range-days = { $first }–{ $last } { $month } { $year }
date-range = { $start } – { $end }
clock-time = { $hour }:{ $minute }
instant = { $date }, { $time } { $zone }
time-zone-geneva = Geneva time
time-zone-city = { $city } time
