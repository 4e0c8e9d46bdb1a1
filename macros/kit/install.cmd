@echo off
rem Installs xltools for this user, without a network: Python if it lies here, then the packages, then the add-in.
setlocal
chcp 65001 >nul
cd /d "%~dp0"
set "HOME_DIR=%LOCALAPPDATA%\xltools"

set "PY="
for %%V in (3.13 3.12 3.11) do if not defined PY py -%%V -c "" >nul 2>nul && set "PY=py -%%V"
if not defined PY for %%F in (python\python-3.1*-amd64.exe) do (
    echo 正在安装 %%~nxF ……
    "%%F" /quiet InstallAllUsers=0 Include_launcher=1 PrependPath=0 TargetDir="%HOME_DIR%\python"
    set PY="%HOME_DIR%\python\python.exe"
)
if not defined PY (
    echo 没有找到 Python 3.11、3.12 或 3.13。请先安装 Python，或把 python-3.1x-amd64.exe 放进本文件夹的 python 子文件夹，再运行一次。
    pause
    exit /b 2
)

echo 正在安装 xltools ……
%PY% -m venv "%HOME_DIR%\venv" || goto failed
"%HOME_DIR%\venv\Scripts\python.exe" -m pip install --quiet --no-index --find-links wheels "xltools[excel,addin,window]" || goto failed
"%HOME_DIR%\venv\Scripts\xltools.exe" addin install || goto failed
"%HOME_DIR%\venv\Scripts\xltools.exe" doctor
pause
exit /b 0

:failed
echo 没有装完，原因见上面的文字。关闭 Excel 后可以再运行一次；已装好的部分不受影响。
pause
exit /b 2
