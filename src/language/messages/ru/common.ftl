# Слова вокруг каждой страницы.
program-name = Опрос о консультативных механизмах
title-error = Ошибка:
skip-to-content = Перейти к основному содержанию
navigation = Разделы
language-of-page = Язык этой страницы
you-are-here = Вы находитесь здесь
footer-privacy = Конфиденциальность
footer-accessibility = Доступность
footer-contact = Контакты
footer-designations = Употребляемые обозначения и изложение материала не означают выражения какого-либо мнения относительно правового статуса той или иной страны, территории, города или района или их органов власти либо относительно делимитации их границ.
mark-reconstructed = Восстановлено по опубликованному резюме; это не слова респондента
mark-illustrative = Условный пример: придуман для показа программы, никто так не отвечал
pagination = Страницы списка
pagination-total = { $total ->
    [one] { $total } запись
    [few] { $total } записи
   *[many] { $total } записей
 }
pagination-previous = Назад
pagination-next = Вперёд
change = Изменить
yes = Да
no = Нет
or = или
back = Назад
