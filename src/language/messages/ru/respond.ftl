# Слова на кнопках и в пути по страницам.
crumb-start = Начало
crumb-tasks = Список задач
landing-start = Начать заполнение
landing-continue = Продолжить заполнение
landing-receipt = Показать квитанцию
page-save-continue = Сохранить и продолжить
page-save-tasks = Сохранить и перейти к списку задач
page-save-review = Сохранить и проверить ответы
page-save = Сохранить
review-submit-button = Отправить ответы
review-back = Вернуться к списку задач
tasks-review = Проверить ответы
tasks-open = Открыто
tasks-submit = Отправить
tasks-leave = Забыть ссылку на этом компьютере
page-position = Раздел { $number } из { $count }
