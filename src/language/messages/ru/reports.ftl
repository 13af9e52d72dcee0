# Отчеты
report-summary-title = Резюме выводов
report-summary-of = Резюме выводов · { $assessment }
report-not-answered = Без ответа
